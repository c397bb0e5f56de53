using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>One line of the list.</summary>
internal sealed record MailLine(
    Guid Id,
    string Kind,
    string ToAddress,
    string ToName,
    OutboxState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? SentAt,
    int Attempts,
    string LastError
)
{
    /// <summary>When it was sent; where it still waits, when it is due.</summary>
    public DateTimeOffset Moment =>
        State switch
        {
            OutboxState.Sent => SentAt ?? CreatedAt,
            OutboxState.Queued or OutboxState.Retrying or OutboxState.Claimed => DueAt,
            _ => CreatedAt,
        };
}

/// <summary>An event's mails (or those of none: null), the newest first, a page at a time.</summary>
internal sealed class ListMails(IDbContextFactory<EventDb> databases)
{
    public async Task<(IReadOnlyList<MailLine> Lines, int Total)> PageAsync(
        Guid? eventId,
        OutboxState? state,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var total = await db.Outbox.CountAsync(m => m.EventId == eventId && (state == null || m.State == state), stop);
        return (await Lines(db, eventId, state).Skip(skip).Take(take).ToListAsync(stop), total);
    }

    /// <summary>The newest first; the page and the table read the same.</summary>
    internal static IQueryable<MailLine> Lines(EventDb db, Guid? eventId, OutboxState? state) =>
        db
            .Outbox.AsNoTracking()
            .Where(m => m.EventId == eventId && (state == null || m.State == state))
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Select(m => new MailLine(
                m.Id,
                m.Kind,
                m.ToAddress,
                m.ToName,
                m.State,
                m.CreatedAt,
                m.DueAt,
                m.SentAt,
                m.Attempts,
                m.LastError
            ));

    public async Task<IReadOnlyDictionary<OutboxState, int>> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Outbox.Where(m => m.EventId == eventId)
            .GroupBy(m => m.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
    }
}
