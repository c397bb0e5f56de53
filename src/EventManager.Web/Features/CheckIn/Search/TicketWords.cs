using EventManager.Data;
using EventManager.Data.Conventions;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Features.CheckIn.Search;

/// <summary>Tickets by words of the name on them, and of whom they were registered by, with organisation and class.</summary>
internal static class TicketWords
{
    /// <summary>
    /// Registrations are searched once for each word, not once for each ticket. Where an index finds words, both tables are asked apart:
    /// no index answers an OR over two tables, and it would read each ticket of the event.
    /// </summary>
    public static IQueryable<Ticket> WithWords(this IQueryable<Ticket> tickets, EventDb db, Guid eventId, string search)
    {
        tickets = tickets.Where(t => t.EventId == eventId);
        if (IndexedWords.AreOf(db))
            return tickets.WithWords(
                search,
                word =>
                    t =>
                        db.Tickets.Where(own => own.EventId == eventId && own.SearchName.Contains(word))
                            .Select(own => own.Id)
                            .Union(
                                db.Registrations.Where(r => r.EventId == eventId && r.SearchName.Contains(word))
                                    .Join(db.Tickets, r => r.Id, by => by.RegistrationId, (_, by) => by.Id)
                            )
                            .Contains(t.Id)
            );
        return tickets.WithWords(
            search,
            word =>
                t =>
                    t.SearchName.Contains(word)
                    || db.Registrations.Where(r => r.EventId == eventId && r.SearchName.Contains(word))
                        .Select(r => r.Id)
                        .Contains(t.RegistrationId)
        );
    }
}
