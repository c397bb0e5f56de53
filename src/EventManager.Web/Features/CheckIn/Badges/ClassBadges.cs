using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.Gates;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>
/// Badges of school classes: no pupil is named, so each gets a line to write on, and who comes with them the name. One class a page, so
/// that a page is a pile; the adults' first, and they say so. Without a square: the class comes in by the teacher's one ticket, and a pupil's badge must not open it.
/// </summary>
internal static class ClassBadges
{
    public static IQueryable<Ticket> Query(EventDb db, Guid eventId) =>
        db
            .Tickets.AsNoTracking()
            .Where(t => t.EventId == eventId && t.State == TicketState.Valid && t.People > 1)
            .Where(t => db.Registrations.Any(r => r.Id == t.RegistrationId && r.State == RegistrationState.Confirmed));

    public static async Task<BadgePageOf> ReadAsync(
        EventDb db,
        Guid eventId,
        BadgeChoice choice,
        DoorCategories categories,
        string accompanies,
        CancellationToken stop
    )
    {
        var classes = Query(db, eventId).Where(t => choice.Again || t.BadgePrintedAt == null);
        if (choice.Ticket is { } one)
            classes = Query(db, eventId).Where(t => t.Id == one);
        var pages = await classes.CountAsync(stop);
        var total = await classes.SumAsync(t => t.People, stop);
        // An event has tens of classes; the pile is as the list, by the name of the class.
        var names = await classes
            .Join(
                db.Registrations,
                t => t.RegistrationId,
                r => r.Id,
                (ticket, r) =>
                    new
                    {
                        ticket.Id,
                        r.PartyName,
                        r.Organisation,
                    }
            )
            .ToListAsync(stop);
        var at = Math.Clamp(choice.Page, 1, Math.Max(1, pages)) - 1;
        var ticketId = names
            .ByName(row => row.PartyName.Length > 0 ? row.PartyName : row.Organisation)
            .ThenBy(row => row.Id)
            .ElementAtOrDefault(at)
            ?.Id;
        var found = await classes
            .Where(t => t.Id == ticketId)
            .Join(db.Registrations, t => t.RegistrationId, r => r.Id, (ticket, registration) => new { ticket, registration })
            .Select(row => new
            {
                row.ticket,
                row.registration.PartyName,
                row.registration.Organisation,
                row.registration.FirstName,
                row.registration.LastName,
                Adults = db.ClassBookings.Where(c => c.RegistrationId == row.registration.Id).Select(c => (int?)c.Adults).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return new BadgePageOf([], 0, 0);
        var (contact, group) = (
            $"{found.FirstName} {found.LastName}".Trim(),
            found.PartyName.Length > 0 ? found.PartyName : found.Organisation
        );
        var badges = Enumerable
            .Range(0, found.ticket.People)
            .Select(i => new Badge(
                found.ticket.Id,
                i == 0 ? contact : "",
                group,
                found.ticket.Category,
                i < found.Adults ? accompanies : categories.Words(found.ticket.Category),
                "",
                found.ticket.BadgePrintedAt
            ));
        return new BadgePageOf([.. badges], total, found.ticket.BadgePrintedAt is null ? 0 : found.ticket.People)
        {
            Pages = Math.Max(1, pages),
        };
    }
}
