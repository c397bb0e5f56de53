using System.Linq.Expressions;
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

/// <summary>How the list is ordered.</summary>
/// <param name="By">Name of a line's property: <c>ToAddress</c> or <c>Moment</c>; else the newest first.</param>
/// <param name="Descending">From the end.</param>
internal sealed record MailOrder(string? By, bool Descending)
{
    public static readonly MailOrder Newest = new(null, true);
}

/// <summary>An event's mails (or those of none: null), the newest first, a page at a time.</summary>
internal sealed class ListMails(IDbContextFactory<EventDb> databases)
{
    /// <summary>As <see cref="MailLine.Moment"/>, for the database.</summary>
    private static readonly Expression<Func<OutboxMail, DateTimeOffset>> Moment = m =>
        m.State == OutboxState.Sent ? m.SentAt ?? m.CreatedAt
        : m.State == OutboxState.Queued || m.State == OutboxState.Retrying || m.State == OutboxState.Claimed ? m.DueAt
        : m.CreatedAt;

    public async Task<(IReadOnlyList<MailLine> Lines, int Total)> PageAsync(
        Guid? eventId,
        OutboxState? state,
        int skip,
        int take,
        CancellationToken stop,
        MailOrder? order = null
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var total = await db.Outbox.CountAsync(m => m.EventId == eventId && (state == null || m.State == state), stop);
        return (await Lines(db, eventId, state, order).Skip(skip).Take(take).ToListAsync(stop), total);
    }

    /// <summary>The newest first unless asked otherwise; the page and the table read the same.</summary>
    internal static IQueryable<MailLine> Lines(EventDb db, Guid? eventId, OutboxState? state, MailOrder? order = null) =>
        Ordered(db.Outbox.AsNoTracking().Where(m => m.EventId == eventId && (state == null || m.State == state)), order ?? MailOrder.Newest)
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

    private static IOrderedQueryable<OutboxMail> Ordered(IQueryable<OutboxMail> mails, MailOrder order) =>
        (order.By, order.Descending) switch
        {
            (nameof(MailLine.ToAddress), false) => mails.OrderBy(m => m.ToAddress).ThenBy(m => m.Id),
            (nameof(MailLine.ToAddress), true) => mails.OrderByDescending(m => m.ToAddress).ThenBy(m => m.Id),
            (nameof(MailLine.Moment), false) => mails.OrderBy(Moment).ThenBy(m => m.Id),
            (nameof(MailLine.Moment), true) => mails.OrderByDescending(Moment).ThenBy(m => m.Id),
            _ => mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id),
        };

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
