using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Sending;

/// <param name="Id">Of the entry.</param>
/// <param name="Address">Empty where no mail is left that names it.</param>
/// <param name="MayLift">Whether it can be lifted from here.</param>
internal sealed record SuppressionLine(
    Guid Id,
    string Address,
    SuppressionScope Scope,
    SuppressionReason Reason,
    string Status,
    DateTimeOffset CreatedAt,
    bool MayLift
);

/// <summary>Who gets no mails, or not all: the newest entries, or those of one address.</summary>
internal sealed class ListSuppressions(IDbContextFactory<EventDb> databases, Suppressions suppressions, TimeProvider clock)
{
    public const int Most = 200;
    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    /// <param name="eventId">Those that came of one event; null for all of the house.</param>
    /// <param name="address">Only its own; empty for all.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<SuppressionLine>> AllAsync(Guid? eventId, string address, CancellationToken stop)
    {
        var asked = MailAddressRules.IsValid(MailAddressRules.Clean(address)) ? suppressions.BothOf(address) : null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var lines = await db
            .Suppressions.AsNoTracking()
            .Where(s => (eventId == null || s.EventId == eventId) && (asked == null || asked.Contains(s.AddressId)))
            .OrderByDescending(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new SuppressionLine(
                s.Id,
                db.Outbox.Where(m => m.Id == s.MailId).Select(m => m.ToAddress).FirstOrDefault() ?? "",
                s.Scope,
                s.Reason,
                s.Status,
                s.CreatedAt,
                eventId == null || s.Scope == SuppressionScope.Event
            ))
            .ToListAsync(stop);
        return asked is null ? lines : [.. lines.Select(line => line with { Address = MailAddressRules.Clean(address) })];
    }

    /// <summary>What came back of late, by kind.</summary>
    public async Task<IReadOnlyDictionary<BounceKind, int>> BouncesAsync(Guid? eventId, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Counted;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .MailBounces.Where(b => b.At > since && (eventId == null || db.Outbox.Any(m => m.Id == b.MailId && m.EventId == eventId)))
            .GroupBy(b => b.Kind)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
    }
}
