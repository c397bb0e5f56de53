using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.WalkIns;

/// <param name="Door">The event.</param>
/// <param name="Id">From the phone; also the id of the scan that let the person in.</param>
/// <param name="FirstName">As typed.</param>
/// <param name="LastName">As typed.</param>
/// <param name="Organisation">School or company; may be empty.</param>
/// <param name="People">The person and those who came along.</param>
/// <param name="Gate">A door of the building.</param>
/// <param name="At">When, by the phone's clock.</param>
internal sealed record RegisterWalkIn(
    DoorEvent Door,
    Guid Id,
    string FirstName,
    string LastName,
    string Organisation,
    int People,
    string Gate,
    DateTimeOffset At
)
{
    /// <summary>What the phone calls the ticket already; another one is given where it is taken.</summary>
    public Guid? TicketId { get; init; }

    public Guid? TokenId { get; init; }

    /// <summary>Nobody is inside yet, and nobody has decided: without a free seat it is refused.</summary>
    public bool AsksFirst { get; init; }
}

/// <param name="Id">As it was sent.</param>
/// <param name="TicketId">The new ticket.</param>
/// <param name="Code">The text of its square.</param>
/// <param name="Name">Who holds it.</param>
/// <param name="Category">What the badge's colour follows.</param>
/// <param name="Verdict">Always admitted.</param>
/// <param name="OverCapacity">No seat was free.</param>
internal sealed record WalkInAnswer(Guid Id, Guid TicketId, string Code, string Name, string Category, Verdict Verdict, bool OverCapacity);

internal static class WalkInRefusals
{
    public const int MaxPeople = 60;

    public static readonly Refusal NameMissing = new("walk-ins.name_missing") { Field = "lastName" };
    public static readonly Refusal NameTooLong = new("walk-ins.name_too_long", PersonNames.MaxLength) { Field = "lastName" };
    public static readonly Refusal PeopleInvalid = new("walk-ins.people_invalid", MaxPeople) { Field = "people" };
    public static readonly Refusal IdTaken = new("walk-ins.id_taken") { Field = "id" };
    public static readonly Refusal SoldOut = new("walk-ins.sold_out");
}

/// <summary>
/// Registers somebody at the door and lets them in, in one step: with a seat where one is free and nobody waits, else above the
/// capacity, which is noted. The same id again answers the same and changes nothing.
/// </summary>
internal sealed class RegisterWalkInHandler(
    Transactions transactions,
    SeatCounter seats,
    TicketSigner signer,
    ProgramMetrics metrics,
    TimeProvider clock
)
{
    public async Task<Result<WalkInAnswer>> HandleAsync(RegisterWalkIn command, CancellationToken stop)
    {
        var isNew = false;
        var result = await transactions.RunAsync<WalkInAnswer>(
            async (db, stop) =>
            {
                // The id becomes that of the scan which let them in; one that was a scan before cannot be that. Scan and walk-in appear
                // together: asked for first, a scan that is there means that its walk-in would be found.
                var isScan = await db.Scans.AnyAsync(scan => scan.EventId == command.Door.Id && scan.Id == command.Id, stop);
                var before = await FindAsync(db, command, stop);
                isNew = before is null;
                if (before is not null)
                    return before;
                if (isScan)
                    return WalkInRefusals.IdTaken;
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == command.Door.Id, stop);
                if (@event.State is EventState.Cancelled)
                    return EventRefusals.Cancelled;
                var seated = await seats.TakeAsync(db, @event.SeatPoolId, command.People, stop);
                if (!seated && command.AsksFirst)
                    return WalkInRefusals.SoldOut;
                var now = Instant.Cut(clock.GetUtcNow());
                var registration = Registration.AtDoor(@event, command.FirstName, command.LastName, command.People, !seated, now);
                registration.Organisation = command.Organisation;
                var ticket = await TicketAsync(db, command, registration, now, stop);
                db.AddRange(registration, ticket);
                db.Add(new WalkIn(@event.Id, command.Id, registration.Id, ticket.Id, command.TokenId, !seated));
                var action = seated ? "door.walk_in" : "door.walk_in_over_capacity";
                db.Audit.Add(new AuditEntry(now, null, @event.Id, action, registration.Id, $"{command.People} at {command.Gate}"));
                await EnterAsync(db, command, ticket, now, stop);
                return await AnswerAsync(db, command, ticket, !seated, stop);
            },
            stop
        );
        if (isNew)
            metrics.Registered("walk-in", result.IsRefused ? result.Refusal.Code : "confirmed");
        return result;
    }

    private async Task<WalkInAnswer?> FindAsync(EventDb db, RegisterWalkIn command, CancellationToken stop)
    {
        var row = await db.WalkIns.AsNoTracking().SingleOrDefaultAsync(w => w.EventId == command.Door.Id && w.Id == command.Id, stop);
        if (row is null)
            return null;
        var ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == row.TicketId, stop);
        return await AnswerAsync(db, command, ticket, row.OverCapacity, stop);
    }

    private async Task<WalkInAnswer> AnswerAsync(EventDb db, RegisterWalkIn command, Ticket ticket, bool over, CancellationToken stop)
    {
        var code = await signer.CodeAsync(db, command.Door.Id, ticket.Id, stop);
        return new WalkInAnswer(command.Id, ticket.Id, code, ticket.HolderName, ticket.Category, Verdict.Admitted, over);
    }

    /// <summary>One ticket for all who come together, as a class has.</summary>
    private static async Task<Ticket> TicketAsync(
        EventDb db,
        RegisterWalkIn command,
        Registration registration,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var id =
            command.TicketId is { } proposed && !await db.Tickets.AnyAsync(t => t.Id == proposed, stop) ? proposed : Guid.CreateVersion7();
        var ticket = new Ticket(id, command.Door.Id, registration.Id, 1, registration.FullName, now);
        ticket.StandFor(command.People, now);
        ticket.EnterAtOnce(Scan.Shown(true, command.At, now));
        return ticket;
    }

    private static async Task EnterAsync(EventDb db, RegisterWalkIn command, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        db.Scans.Add(
            new Scan(command.Door.Id, command.Id, ticket.Id, command.Gate, ScanDirection.In, Verdict.Admitted, command.At)
            {
                ReceivedAt = now,
                Offline = true,
                TokenId = command.TokenId,
                FirstAdmittedAt = ticket.AdmittedAt,
                People = command.People,
                FirstPeople = command.People,
                Arrived = command.People > 1 ? command.People : null,
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            throw new DbUpdateConcurrencyException("The same walk-in came twice in the same moment.", error);
        }
        await DoorWrites.AddAsync(db, command.Door.Id, command.Gate, command.People, 0, command.People, stop);
    }
}
