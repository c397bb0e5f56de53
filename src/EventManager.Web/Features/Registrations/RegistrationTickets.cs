using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Programme;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Tickets of a registration: one for each person, or one for a whole class.</summary>
internal static class RegistrationTickets
{
    /// <param name="registration">Whose.</param>
    /// <param name="now">The instant.</param>
    /// <param name="names">Names that are known of those who come along, by ticket number.</param>
    public static IEnumerable<Ticket> For(Registration registration, DateTimeOffset now, IReadOnlyDictionary<int, string>? names = null) =>
        registration.HasOneTicket
            ? [ForClass(registration, now)]
            : Enumerable
                .Range(1, registration.PartySize)
                .Select(number => For(registration, number, names?.GetValueOrDefault(number), now));

    public static Ticket For(Registration registration, int number, string? name, DateTimeOffset now) =>
        new(registration.EventId, registration.Id, number, HolderOf(registration, number, name), now)
        {
            Category = registration.CategoryCode,
        };

    /// <summary>What a ticket says: the name where it is known, else "Ada Ahmadi +1".</summary>
    public static string HolderOf(Registration registration, int number, string? name) =>
        number == 1 ? registration.FullName
        : string.IsNullOrEmpty(name) ? $"{registration.FullName} +{number - 1}"
        : name;

    /// <summary>"9b, Offene Schule Waldau (Ada Ahmadi)".</summary>
    public static string ClassHolder(Registration registration) => $"{registration.PartyName} ({registration.FullName})";

    /// <summary>Names of those who come along, as far as they are known.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> NamesAsync(EventDb db, Registration registration, CancellationToken stop)
    {
        if (registration.PartySize == 1 || registration.HasOneTicket)
            return new Dictionary<int, string>();
        // Also those that are just being written.
        await db.PartyMembers.Where(m => m.RegistrationId == registration.Id).LoadAsync(stop);
        return db.PartyMembers.Local.Where(m => m.RegistrationId == registration.Id).ToDictionary(m => m.Number, m => m.Name);
    }

    /// <summary>Writes the names as they are now on the valid tickets. The codes stay: they hold none.</summary>
    public static async Task RenameAsync(EventDb db, Registration registration, DateTimeOffset now, CancellationToken stop)
    {
        var names = await NamesAsync(db, registration, stop);
        var tickets = await db.Tickets.Where(t => t.RegistrationId == registration.Id && t.State == TicketState.Valid).ToListAsync(stop);
        foreach (var ticket in tickets)
        {
            var holder = registration.HasOneTicket
                ? ClassHolder(registration)
                : HolderOf(registration, ticket.Number, names.GetValueOrDefault(ticket.Number));
            if (ticket.HolderName != PersonNames.Clean(holder))
                ticket.Rename(holder, now);
        }
    }

    /// <summary>The same, with its rows taken from the doors until the transaction ends: nobody comes in between looking and giving up.</summary>
    public static async Task<int> HeldCameAsync(EventDb db, Registration registration, CancellationToken stop)
    {
        await RowLocks.LockRegistrationAsync(db, registration.Id, stop);
        await db
            .Tickets.Where(t => t.RegistrationId == registration.Id && t.State == TicketState.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, t => t.State), stop);
        return await CameAsync(db, registration, stop);
    }

    /// <summary>How many of a registration the door has let in at least once.</summary>
    public static async Task<int> CameAsync(EventDb db, Registration registration, CancellationToken stop)
    {
        var valid = db.Tickets.Where(t => t.RegistrationId == registration.Id && t.State == TicketState.Valid);
        return registration.HasOneTicket
            ? await valid.SumAsync(t => t.Arrived, stop)
            : await valid.CountAsync(t => t.AdmittedAt != null, stop);
    }

    /// <summary>
    /// Makes the tickets as many as the people are: a class's stands for all; of others the last ones go, but nobody's who came already.
    /// </summary>
    public static async Task FitAsync(EventDb db, Registration registration, DateTimeOffset now, CancellationToken stop)
    {
        var valid = await db
            .Tickets.Where(t => t.RegistrationId == registration.Id && t.State == TicketState.Valid)
            .OrderBy(t => t.AdmittedAt == null)
            .ThenBy(t => t.Number)
            .ToListAsync(stop);
        if (registration.HasOneTicket)
        {
            foreach (var ticket in valid)
            {
                // A class that grows may be larger at the door already than what was booked.
                var size = registration.PartySize;
                await HoldAsync(db.Tickets.Where(t => t.Id == ticket.Id && (t.Arrived <= size || t.People <= size)), 1, stop);
                ticket.StandFor(registration.PartySize, now);
                ticket.Rename(ClassHolder(registration), now);
            }
            return;
        }
        var spare = valid.Skip(registration.PartySize).ToList();
        var ids = spare.Select(ticket => ticket.Id).ToArray();
        if (ids.Length > 0)
            await HoldAsync(db.Tickets.Where(t => ids.Contains(t.Id) && t.AdmittedAt == null), ids.Length, stop);
        foreach (var ticket in spare)
            ticket.Void(TicketState.Cancelled, now);
        var numbers = valid.Take(registration.PartySize).Select(ticket => ticket.Number).ToHashSet();
        var missing = Enumerable.Range(1, registration.PartySize + valid.Count).Where(number => !numbers.Contains(number));
        var names = await NamesAsync(db, registration, stop);
        foreach (var number in missing.Take(registration.PartySize - numbers.Count).ToList())
        {
            var ticket = For(registration, number, names.GetValueOrDefault(number), now);
            // What the door should know of the party, it should know of each.
            if (valid.Count > 0)
                ticket.Note(valid[0].DerivedNotes, now);
            db.Tickets.Add(ticket);
            numbers.Add(number);
        }
        await db.PartyMembers.Where(m => m.RegistrationId == registration.Id && !numbers.Contains(m.Number)).ExecuteDeleteAsync(stop);
    }

    /// <summary>
    /// Takes the tickets' rows from the doors until the transaction ends, if they are still as they must be. Where a door let one of them
    /// in after they were read, the change is judged again from the start; a door that comes later finds them no longer valid.
    /// </summary>
    private static async Task HoldAsync(IQueryable<Ticket> tickets, int count, CancellationToken stop)
    {
        var held = await tickets
            .Where(t => t.State == TicketState.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, t => t.State), stop);
        if (held != count)
            throw new DbUpdateConcurrencyException("A door let in one of these tickets in the same moment.");
    }

    private static Ticket ForClass(Registration registration, DateTimeOffset now)
    {
        var ticket = new Ticket(registration.EventId, registration.Id, 1, ClassHolder(registration), now)
        {
            Category = registration.CategoryCode,
        };
        ticket.StandFor(registration.PartySize, now);
        return ticket;
    }
}
