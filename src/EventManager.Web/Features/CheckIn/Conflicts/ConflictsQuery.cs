using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>One of the two scans, as the review list shows it.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="At">When the ticket was shown there.</param>
/// <param name="ReceivedAt">When the server heard of it.</param>
/// <param name="Offline">Whether the phone had no network.</param>
/// <param name="Phone">What people call the phone; null where it is no longer there.</param>
public sealed record ConflictScan(string Gate, DateTimeOffset At, DateTimeOffset ReceivedAt, bool Offline, string? Phone);

/// <summary>What the server knew of a ticket that was not good, beside what the phone did.</summary>
/// <param name="Verdict">What it says.</param>
/// <param name="Reason">More than the verdict says.</param>
/// <param name="Since">Since when; before the doors open and after they close, when that is. Null where nobody knows.</param>
/// <param name="LeftAt">When the phone saw the ticket leave again, if it did.</param>
public sealed record ServerSide(Verdict Verdict, VerdictReason? Reason, DateTimeOffset? Since, DateTimeOffset? LeftAt);

/// <summary>Why a phone sent somebody away whose ticket is good.</summary>
/// <param name="Verdict">What its screen said; null where only the phone knows.</param>
/// <param name="Reason">More than the verdict says.</param>
/// <param name="CameAt">When the ticket came in all the same, if it did.</param>
public sealed record SentAway(Verdict? Verdict, VerdictReason? Reason, DateTimeOffset? CameAt);

/// <param name="Id">The conflict.</param>
/// <param name="Name">Who holds the ticket.</param>
/// <param name="Category">The ticket's category.</param>
/// <param name="People">How many the phone let in.</param>
/// <param name="First">Let the ticket in; null where it was not good at all.</param>
/// <param name="Second">Let it in as well, and arrived later.</param>
/// <param name="Server">Of a ticket that was not good: what the server knew.</param>
/// <param name="Away">Of somebody whom the phone sent away: why.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecidedBy">Who; null while it is open.</param>
public sealed record ConflictToReview(
    Guid Id,
    string Name,
    string Category,
    int People,
    ConflictScan? First,
    ConflictScan Second,
    ServerSide? Server,
    SentAway? Away,
    ConflictDecision Decision,
    DateTimeOffset? DecidedAt,
    string? DecidedBy
);

internal sealed class ConflictsQuery(IDbContextFactory<EventDb> databases)
{
    public const int Most = 100;

    public async Task<int> CountOpenAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.ScanConflicts.CountAsync(c => c.EventId == eventId && c.Decision == ConflictDecision.Open, stop);
    }

    /// <summary>The open ones, oldest first; <see cref="Most"/> at most.</summary>
    public Task<IReadOnlyList<ConflictToReview>> ReadAsync(Guid eventId, CancellationToken stop) =>
        ReadAsync(eventId, rows => rows.Where(c => c.Decision == ConflictDecision.Open), stop);

    /// <summary>One of them, open or decided; null where the event has none of that id.</summary>
    public async Task<ConflictToReview?> FindAsync(Guid eventId, Guid id, CancellationToken stop) =>
        await ReadAsync(eventId, rows => rows.Where(c => c.Id == id), stop) is [var found, ..] ? found : null;

    private async Task<IReadOnlyList<ConflictToReview>> ReadAsync(
        Guid eventId,
        Func<IQueryable<ScanConflict>, IQueryable<ScanConflict>> which,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await which(db.ScanConflicts.AsNoTracking().Where(c => c.EventId == eventId))
            .OrderBy(c => c.FoundAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .Select(c => new
            {
                Conflict = c,
                Ticket = db.Tickets.Where(t => t.Id == c.TicketId).Select(t => new { t.HolderName, t.Category }).FirstOrDefault(),
                First = db.Scans.Single(s => s.EventId == c.EventId && s.Id == c.FirstScanId),
                Second = db.Scans.Single(s => s.EventId == c.EventId && s.Id == c.SecondScanId),
                Left = db
                    .Scans.Where(s => s.EventId == c.EventId && s.TicketId == c.TicketId && s.Direction == ScanDirection.Out)
                    .OrderByDescending(s => s.ScannedAt)
                    .FirstOrDefault(),
                Came = db
                    .Scans.Where(s => s.EventId == c.EventId && s.TicketId == c.TicketId && s.Verdict == Verdict.Admitted)
                    .Where(s => s.UndoneAt == null)
                    .OrderByDescending(s => s.ScannedAt)
                    .FirstOrDefault(),
                By = db.Users.Where(user => user.Id == c.DecidedBy).Select(user => user.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(stop);
        var gates = await db.Gates.AsNoTracking().Where(g => g.EventId == eventId).ToDictionaryAsync(g => g.Code, g => g.Name, stop);
        var tokens = found.SelectMany(row => new[] { row.First.TokenId, row.Second.TokenId }).OfType<Guid>().Distinct().ToList();
        var phones = await db.AccessTokens.Where(t => tokens.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, stop);
        return
        [
            .. found.Select(row => new ConflictToReview(
                row.Conflict.Id,
                row.Ticket?.HolderName ?? "",
                row.Ticket?.Category ?? "",
                row.Conflict.People,
                row.Conflict.IsTwice ? Shown(row.First) : null,
                Shown(row.Second),
                row.Conflict.IsTwice || row.Conflict.TurnedAway ? null : Known(row.Conflict, row.Second, row.Left),
                row.Conflict.TurnedAway ? Away(row.Second, row.Came) : null,
                row.Conflict.Decision,
                row.Conflict.DecidedAt,
                row.By
            )),
        ];

        static ServerSide Known(ScanConflict conflict, Scan scan, Scan? left) =>
            new(scan.Verdict, scan.Reason, conflict.KnownSince, left?.ShownAt > scan.ShownAt ? left.ShownAt : null);

        static SentAway Away(Scan scan, Scan? came) =>
            scan.Verdict is Verdict.Admitted
                ? new(null, null, null)
                : new(scan.Verdict, scan.Reason, came?.ShownAt > scan.ShownAt ? came.ShownAt : null);

        ConflictScan Shown(Scan scan) =>
            new(
                gates.GetValueOrDefault(scan.Gate, scan.Gate),
                scan.ShownAt,
                scan.ReceivedAt,
                scan.Offline,
                scan.TokenId is { } id ? phones.GetValueOrDefault(id) : null
            );
    }
}
