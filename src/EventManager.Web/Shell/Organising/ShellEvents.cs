using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EventManager.Web.Shell.Organising;

/// <summary>What the frame says of an event; whoever reads it has a role there.</summary>
public sealed record ShellEvent(
    string Slug,
    LocalizedText Title,
    EventState State,
    string TimeZone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    bool HasExhibitors,
    IReadOnlyDictionary<Waits, int> Waiting
)
{
    public int Of(Waits waits) => Waiting.GetValueOrDefault(waits);
}

/// <summary>One query for an event, for everybody who has one of its pages open, kept for a moment: numbers beside links may be seconds old.</summary>
internal sealed class ShellEvents(IDbContextFactory<EventDb> databases, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 500 });

    public void Dispose() => known.Dispose();

    public async Task<ShellEvent?> FindAsync(string slug, CancellationToken stop)
    {
        if (known.TryGetValue(slug, out ShellEvent? kept))
            return kept;
        var read = await ReadAsync(slug, stop);
        return read is null
            ? null
            : known.Set(slug, read, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }

    private async Task<ShellEvent?> ReadAsync(string slug, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Events.AsNoTracking()
            .Where(e => e.Slug == slug)
            .Select(e => new
            {
                e.Id,
                e.Title,
                e.Kind,
                e.State,
                e.TimeZone,
                e.StartsAt,
                e.EndsAt,
                HasExhibitors = e.ExhibitorsMayApply || db.Exhibitors.Any(x => x.EventId == e.Id) || db.Booths.Any(b => b.EventId == e.Id),
                WaitingList = db.Registrations.Count(r => r.EventId == e.Id && r.State == RegistrationState.Waitlisted),
                Applications = db.Registrations.Count(r => r.EventId == e.Id && r.State == RegistrationState.Applied),
                Exhibitors = db.Exhibitors.Count(x => x.EventId == e.Id && x.State == ExhibitorState.Applied),
                Conflicts = db.ScanConflicts.Count(c => c.EventId == e.Id && c.Decision == ConflictDecision.Open),
                FailedMails = db.Outbox.Count(m => m.EventId == e.Id && m.State == OutboxState.Failed),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        // Of an event that is called off nobody waits any more.
        var isOff = found.State is EventState.Cancelled;
        var waiting = new Dictionary<Waits, int>
        {
            [Waits.WaitingList] = isOff ? 0 : found.WaitingList,
            [Waits.Applications] = isOff ? 0 : found.Applications,
            [Waits.Exhibitors] = isOff ? 0 : found.Exhibitors,
            [Waits.Conflicts] = found.Conflicts,
            [Waits.FailedMails] = found.FailedMails,
            [Waits.Overdue] = isOff ? 0 : await PreparedEvents.OverdueAsync(db, found.Id, clock.GetUtcNow(), stop),
        };
        return new(
            slug,
            found.Title,
            found.State,
            found.TimeZone,
            found.StartsAt,
            found.EndsAt,
            found.Kind is EventKind.TrainingFair || found.HasExhibitors,
            waiting
        );
    }
}
