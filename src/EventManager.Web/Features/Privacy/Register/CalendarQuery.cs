using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Privacy;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy.Register;

/// <summary>What will be erased.</summary>
/// <param name="Due">The day from which on the clean-up takes it.</param>
internal sealed record DueErasure(string Slug, LocalizedText Title, string Zone, string Kind, string Purpose, int Rows, DateTimeOffset Due);

/// <summary>What was erased. The event's words are today's; null where there is none.</summary>
internal sealed record DoneErasure(ErasureRecord Record, LocalizedText? Title);

/// <summary>The calendar of deletion: what goes when, and what went.</summary>
internal sealed class CalendarQuery(IDbContextFactory<EventDb> databases, HeldData held, RetentionRules rules)
{
    /// <summary>Records on the page; the table has all.</summary>
    public const int Shown = 200;

    /// <summary>The next first.</summary>
    public async Task<IReadOnlyList<DueErasure>> DueAsync(CancellationToken stop)
    {
        var counted = await held.CountAsync(null, stop);
        var ids = counted.Select(one => one.EventId).Distinct().ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
        return
        [
            .. counted
                .Where(one => events.ContainsKey(one.EventId))
                .Select(one =>
                {
                    var of = events[one.EventId];
                    var due = of.EndsAt.AddDays(rules.Days(of.Kind, one.Purpose, one.OwnDays));
                    return new DueErasure(of.Slug, of.Title, of.TimeZone, one.Kind, one.Purpose, one.Rows, due);
                })
                .OrderBy(one => one.Due)
                .ThenBy(one => one.Slug, StringComparer.Ordinal)
                .ThenBy(one => one.Purpose, StringComparer.Ordinal),
        ];
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<DoneErasure>> DoneAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Done(db).Take(Shown).ToListAsync(stop);
    }

    public static IQueryable<DoneErasure> Done(EventDb db) =>
        db
            .Erasures.AsNoTracking()
            .OrderByDescending(one => one.At)
            .ThenBy(one => one.Id)
            .Select(one => new DoneErasure(one, db.Events.Where(e => e.Id == one.EventId).Select(e => e.Title).FirstOrDefault()));
}
