using System.Data.Common;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.CheckIn.Conflicts;
using EventManager.Web.Features.CheckIn.People;
using EventManager.Web.Features.CheckIn.Pins;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>
/// What lies before the door while it judges the scans of one event that came in together: read with two queries, judged in order in
/// memory, written with a handful of statements, however many scans there are. Limits, zones and conflicts ask for more only where an
/// event has them.
/// </summary>
internal sealed class ScanBatch(EventDb db, DoorEvent door, DateTimeOffset now)
{
    /// <summary>Ids in one statement; SQL Server takes 2,100 parameters.</summary>
    public const int Chunk = 500;

    private readonly Dictionary<Guid, Scan> scans = [];
    private readonly Dictionary<Guid, SeenTicket> tickets = [];
    private readonly List<Scan> fresh = [];
    private readonly HashSet<Guid> repeated = [];
    private readonly LimitedZones zonesWithLimit = new(db, door);
    private readonly ZoneVisitBatch zones = new(db, door);
    private readonly ConflictDetector candidates = new(db, door, now);
    private StandingEntries entries = new();

    /// <summary>The zones with a limit that these scans asked for.</summary>
    public IReadOnlyList<ZonePeople>? People => zonesWithLimit.All.ToList() is { Count: > 0 } all ? all : null;

    public async Task LoadAsync(IEnumerable<IncomingScan> incoming, CancellationToken stop)
    {
        var readable = incoming.Where(scan => scan.Malformed is null).ToList();
        // Who was let in without a network is inside, whatever the limit says: only the others must wait for their turn.
        await zonesWithLimit.HoldAsync(
            readable.Where(scan => scan is { Direction: ScanDirection.In, Offline: false }).Select(scan => door.ZoneOf(scan.Gate)),
            stop
        );
        await LoadKnownAsync([.. readable.Select(scan => scan.Id).Distinct()], stop);
        var wanted = readable.Select(scan => scan.Ticket.TicketId).Concat(scans.Values.Select(scan => scan.TicketId));
        await SeenTickets.LoadAsync(db, door.Id, wanted.OfType<Guid>().Distinct(), tickets, stop);
        await zones.LoadAsync(readable.Select(scan => scan.Gate), tickets, stop);
    }

    /// <summary>Scans that a phone sends again, since the answer did not reach it.</summary>
    private async Task LoadKnownAsync(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var ask = new StatementBatch(db);
        var statement = DoorStatements.Of(db).KnownScan;
        foreach (var id in ids)
            ask.Add(statement, id);
        var known = new List<Guid>();
        await ask.ReadAsync(
            row =>
            {
                if (row.GetGuid(0) == door.Id)
                    known.Add(row.GetGuid(1));
            },
            stop
        );
        foreach (var again in known.Chunk(Chunk))
        {
            var stored = await db.Scans.AsNoTracking().Where(scan => scan.EventId == door.Id && again.Contains(scan.Id)).ToListAsync(stop);
            stored.ForEach(scan => scans[scan.Id] = scan);
            repeated.UnionWith(again);
        }
    }

    /// <summary>Judges a scan, unless it was judged before.</summary>
    public void Judge(IncomingScan incoming, Guid? tokenId)
    {
        if (incoming.Malformed is not null)
            return;
        if (scans.TryGetValue(incoming.Id, out var before))
        {
            candidates.NoteAgain(before, incoming);
            return;
        }
        var gate = door.Gate(incoming.Gate)!;
        var ticket = incoming.Ticket.TicketId is { } id ? tickets.GetValueOrDefault(id) : null;
        var place = ticket?.In(gate.Zone);
        // Scans of one ticket follow each other also where they arrive together.
        var received = now.AddMicroseconds(ticket?.Scans ?? 0);
        var scanned = incoming.ScannedAt ?? received;
        var shown = Scan.Shown(incoming.Offline, scanned, received);
        var people = ticket?.Entering(place!, incoming.Count) ?? 1;
        var facts = Facts(incoming, gate, ticket, shown, people);
        var said = VerdictRules.Explain(facts);
        // Whoever was sent away by a phone without a network did not come in, whatever the server knows.
        var judged = said.Verdict is Verdict.Admitted && incoming.TurnedAway is { } away ? away : said;
        NoteOverride(facts, judged, incoming, tokenId);
        // Nobody comes back in the very moment of the first entry: the two must differ, see Scan.WasFirstEntry.
        if (judged.Verdict is Verdict.Admitted && place!.AdmittedAt == Scan.Shown(incoming.Offline, Instant.Cut(scanned), received))
            scanned = scanned.AddMicroseconds(1);
        var scan = new Scan(door.Id, incoming.Id, ticket?.Id, gate.Code, incoming.Direction, judged.Verdict, scanned)
        {
            ReceivedAt = received,
            Offline = incoming.Offline,
            TokenId = tokenId,
            Reason = judged.Reason,
            Zone = gate.Zone,
        };
        if (ticket is not null)
        {
            ticket.Scans++;
            Move(place!, scan, people, incoming.Count);
            scan.Arrived = ticket.IsParty ? place!.People : null;
        }
        scans.Add(scan.Id, scan);
        fresh.Add(scan);
        if (judged == said)
            candidates.Note(scan, incoming.PhoneVerdict, people);
        else
            candidates.NoteTurnedAway(scan, people);
    }

    public async Task WriteAsync(CancellationToken stop)
    {
        if (fresh.Count > 0)
        {
            if (fresh.Exists(scan => scan.Zone is not null))
                await zones.WriteAsync(tickets.Values, stop);
            // What the limits noted for the audit.
            if (db.ChangeTracker.HasChanges())
                await db.SaveChangesAsync(stop);
            try
            {
                await DoorWrites.WriteAsync(db, fresh, tickets.Values, now, stop);
            }
            catch (DbException error) when (DbErrors.IsDuplicate(error))
            {
                throw new DbUpdateConcurrencyException("Another node stored the same scan in the same moment.", error);
            }
        }
        var inside = scans.Values.Where(scan => scan.Verdict is Verdict.AlreadyInside).ToList();
        if (inside.Count > 0)
            entries = await StandingEntries.LoadAsync(db, inside, Chunk, stop);
        await candidates.TellAsync(entries, stop);
    }

    public ScanAnswer Answer(IncomingScan incoming)
    {
        if (incoming.Malformed is { } malformed)
            return ScanAnswer.Unread(incoming.IdText, malformed);
        var scan = scans[incoming.Id];
        var ticket = scan.TicketId is { } id ? tickets.GetValueOrDefault(id) : null;
        var firstGate = scan.Verdict is Verdict.AlreadyInside && ticket is not null ? entries.FirstGate(ticket.Id, scan.Zone) : null;
        return new ScanAnswer
        {
            Id = incoming.IdText,
            IsNew = !repeated.Contains(scan.Id),
            Verdict = scan.Verdict,
            TicketId = scan.TicketId,
            Name = ticket?.Name,
            Category = ticket?.Category,
            FirstAdmittedAt = scan.FirstAdmittedAt,
            Gate = firstGate ?? scan.Gate,
            Reason = scan.Reason,
            People = scan.Arrived is null ? null : ticket?.People,
            Adults = scan.Arrived is null ? null : ticket?.Adults,
            Arrived = scan.Arrived,
            Count = scan.Arrived is not null && scan.MovedSomebody ? scan.People : null,
            Notes = ticket is { Notes.Length: > 0 } ? ticket.Notes.Split('\n') : null,
            Code = scan.Reason is VerdictReason.Full && incoming.PinWrong ? PinRefusals.Wrong.Code : null,
        };
    }

    /// <summary>
    /// Above the limit a supervisor's word is noted. Where the phone had no network nobody here knows how many were inside, and whether
    /// the PIN was right: both are noted as they are.
    /// </summary>
    private void NoteOverride(ScanFacts facts, Judgement judged, IncomingScan incoming, Guid? tokenId)
    {
        var asked = incoming.Override || (incoming is { Offline: true, PinWrong: true });
        if (judged.Verdict is not Verdict.Admitted || !asked || (!incoming.Offline && !(facts.Room < facts.Entering)))
            return;
        var zone = door.ZoneOf(incoming.Gate);
        var people = incoming.Offline
            ? $"without a network{(incoming.PinWrong ? ", PIN wrong" : "")}"
            : $"{zonesWithLimit.Of(zone).Inside + facts.Entering} of {zonesWithLimit.Of(zone).Limit}";
        var detail = $"{incoming.Gate}: {people}, phone {tokenId}";
        db.Audit.Add(new AuditEntry(now, null, door.Id, "door.limit_overridden", incoming.Id, detail));
    }

    private void Move(SeenPlace place, Scan scan, int entering, int? leaving)
    {
        if (scan.Verdict is Verdict.Admitted)
        {
            scan.People = entering;
            scan.FirstPeople = place.Enter(entering, scan.ShownAt);
            zonesWithLimit.Move(door.ZoneOf(scan.Gate), entering);
        }
        var left = scan.Verdict is Verdict.Left && place.Inside;
        if (left)
        {
            scan.People = place.Leave(leaving);
            zonesWithLimit.Move(door.ZoneOf(scan.Gate), -scan.People);
        }
        if (left || scan.Verdict is Verdict.Admitted or Verdict.AlreadyInside)
            scan.FirstAdmittedAt = place.AdmittedAt;
    }

    private ScanFacts Facts(IncomingScan incoming, DoorGate gate, SeenTicket? ticket, DateTimeOffset shown, int people) =>
        new()
        {
            CodeRead = incoming.Ticket.CodeRead,
            EventMatches = incoming.Ticket.EventMatches,
            SignatureValid = incoming.Ticket.SignatureValid,
            KeyRevoked = incoming.Ticket.KeyRevoked,
            EventCancelled = door.State is EventState.Cancelled,
            Ticket = ticket?.State,
            Registration = ticket?.Registration ?? default,
            Inside = ticket?.In(gate.Zone).Inside ?? false,
            People = ticket?.People ?? 1,
            Arrived = ticket?.In(gate.Zone).People ?? 0,
            Entering = people,
            // Who was let in without a network is inside, whatever the limit says.
            Room = incoming.Offline ? null : zonesWithLimit.RoomIn(gate.Zone ?? DoorZone.House),
            Override = incoming.Override,
            WasAdmitted = ticket?.In(gate.Zone).AdmittedAt is not null,
            OnList = ticket is null || zones.Takes(gate, ticket),
            Gate = gate.Rules,
            Direction = incoming.Direction,
            Window = door.Window,
            Now = shown,
        };
}
