using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Writes a file as rows, each as soon as it is full.</summary>
internal sealed class PartStream(IDbContextFactory<EventDb> databases, Guid taskId, int attempt, int size) : Stream
{
    private readonly MemoryStream buffer = new();
    private int position;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => this.buffer.Write(buffer, offset, count);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        this.buffer.Write(buffer.Span);
        if (this.buffer.Length >= size)
            await StoreAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Flushing is the writer's habit after each row; a part is stored when it is full, and at the end.</summary>
    public override void Flush() { }

    public override async ValueTask DisposeAsync()
    {
        await StoreAsync(CancellationToken.None);
        await buffer.DisposeAsync();
        await base.DisposeAsync();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task StoreAsync(CancellationToken stop)
    {
        if (buffer.Length == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(stop);
        db.BackgroundTaskParts.Add(new BackgroundTaskPart(taskId, attempt, position++, buffer.ToArray()));
        await db.SaveChangesAsync(stop);
        buffer.SetLength(0);
    }
}
