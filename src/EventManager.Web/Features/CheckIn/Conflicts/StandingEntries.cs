using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>The scans that let tickets in which are inside already. Only such answers ask for them.</summary>
internal sealed class StandingEntries
{
    private readonly Dictionary<(Guid Ticket, string? Zone), List<Entry>> entries = [];

    public static async Task<StandingEntries> LoadAsync(EventDb db, IEnumerable<Scan> inside, int chunk, CancellationToken stop)
    {
        var found = new StandingEntries();
        foreach (var ids in inside.Select(scan => scan.TicketId).Distinct().Chunk(chunk))
        {
            var rows = await db
                .Scans.Where(scan => ids.Contains(scan.TicketId) && scan.Verdict == Verdict.Admitted && scan.UndoneAt == null)
                .OrderBy(scan => scan.ReceivedAt)
                .Select(scan => new Entry(scan.TicketId!.Value, scan.Zone, scan.Id, scan.Gate, scan.TokenId))
                .ToListAsync(stop);
            foreach (var ofTicket in rows.GroupBy(row => (row.TicketId, row.Zone)))
                found.entries[ofTicket.Key] = [.. ofTicket];
        }
        return found;
    }

    /// <summary>Where the ticket first came in; null where nobody knows.</summary>
    public string? FirstGate(Guid ticket, string? zone) => entries.TryGetValue((ticket, zone), out var list) ? list[0].Gate : null;

    /// <summary>
    /// The conflict that a scan makes: a phone without a network let the ticket in, and it was inside already. A phone that does not tell
    /// what it said is believed to have let in, unless it was itself that had let the ticket in before.
    /// </summary>
    public ScanConflict? ConflictOf(Scan scan, Verdict? phoneSaid)
    {
        if (scan.TicketId is not { } ticket || !entries.TryGetValue((ticket, scan.Zone), out var list) || list[^1] is not { } last)
            return null;
        var letIn = phoneSaid is { } said ? said is Verdict.Admitted : last.TokenId != scan.TokenId;
        return letIn ? new ScanConflict(scan.EventId, ticket, last.ScanId, scan.Id, scan.ReceivedAt) : null;
    }

    private sealed record Entry(Guid TicketId, string? Zone, Guid ScanId, string Gate, Guid? TokenId);
}
