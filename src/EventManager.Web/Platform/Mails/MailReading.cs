using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// Writes the mails of one connection. What neighbours share is read once, and what one kind needs for several rows in one go; nothing
/// that is read stays for longer than a second, so that a mail says what is true when it is sent.
/// </summary>
internal sealed class MailReading(MailRendering rendering, IDbContextFactory<EventDb> databases, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Dictionary<(Guid Event, string Kind, string Language), MailFrame> frames = [];
    private IReadOnlyList<OutboxMail> ahead = [];
    private EventDb? db;
    private long since;

    /// <summary>These are rendered next.</summary>
    public void Expect(IReadOnlyList<OutboxMail> rows) => ahead = rows;

    /// <summary>As <see cref="MailRendering.RenderAsync(OutboxMail, CancellationToken)"/>.</summary>
    public async Task<MailMessage?> RenderAsync(OutboxMail row, CancellationToken stop)
    {
        if (db is null || clock.GetElapsedTime(since) > Fresh)
            await RenewAsync(stop);
        try
        {
            await ReadAheadAsync(stop);
            return await rendering.RenderAsync(db!, row, await FrameAsync(row, stop), stop);
        }
        catch
        {
            // Whatever it was, the next mail begins with a connection of its own.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var open = db;
        db = null;
        frames.Clear();
        if (open is not null)
            await open.DisposeAsync();
    }

    private async Task RenewAsync(CancellationToken stop)
    {
        await DisposeAsync();
        db = await databases.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        since = clock.GetTimestamp();
    }

    private async Task ReadAheadAsync(CancellationToken stop)
    {
        var rows = ahead;
        ahead = [];
        foreach (var ofKind in rows.GroupBy(row => row.Kind))
            await rendering.ReadAheadAsync(db!, ofKind.Key, [.. ofKind], stop);
    }

    private async Task<MailFrame> FrameAsync(OutboxMail row, CancellationToken stop)
    {
        var key = (row.EventId ?? Guid.Empty, row.Kind, row.Language);
        if (!frames.TryGetValue(key, out var frame))
            frames[key] = frame = await MailRendering.FrameAsync(db!, row, stop);
        return frame;
    }
}
