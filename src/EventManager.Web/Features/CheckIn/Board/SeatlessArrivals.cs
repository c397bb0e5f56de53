using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Board;

/// <summary>
/// People who came and hold no visitor's seat: staff, exhibitors, walk-ins above the capacity. They must not make it look as if fewer
/// visitors were still to come. Walks the event's tickets, so it is asked now and then and not at each look.
/// </summary>
internal sealed class SeatlessArrivals
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    private DateTimeOffset readAt;
    private int people;

    public async Task<int> ReadAsync(EventDb db, Guid eventId, DateTimeOffset now, CancellationToken stop)
    {
        if (now - readAt < Every)
            return people;
        var tickets =
            from ticket in db.Tickets
            join registration in db.Registrations on ticket.RegistrationId equals registration.Id
            where ticket.EventId == eventId && ticket.AdmittedAt != null && registration.WithoutSeat
            select ticket.People > 1 ? ticket.Arrived : 1;
        people = await tickets.SumAsync(stop);
        readAt = now;
        return people;
    }
}
