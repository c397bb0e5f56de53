namespace EventManager.Web.Platform.Csv;

/// <summary>
/// A stream for writers that end a part of an archive without waiting: the server's answer takes nothing but what is waited for. What they
/// write so is kept, some bytes, and goes with the next that they wait for.
/// </summary>
internal sealed class WriteBehindStream(Stream target) : Stream
{
    /// <summary>Enough that a network packet is full, little enough that a thousand answers at once are no matter.</summary>
    private const int Size = 32 * 1024;

    private readonly MemoryStream kept = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => kept.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => kept.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        kept.Write(buffer.Span);
        if (kept.Length >= Size)
            await SendAsync(cancellationToken);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        await target.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task SendAsync(CancellationToken stop)
    {
        await target.WriteAsync(kept.GetBuffer().AsMemory(0, (int)kept.Length), stop);
        kept.SetLength(0);
    }
}
