using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Board;

/// <summary>Pupils and adults of the classes that are in the house. Asked now and then and not at each look, as <see cref="SeatlessArrivals"/>.</summary>
internal sealed class ClassesInside
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    private DateTimeOffset readAt;
    private ClassCount count;

    public async Task<ClassCount> ReadAsync(EventDb db, Guid eventId, DateTimeOffset now, CancellationToken stop)
    {
        if (now - readAt < Every)
            return count;
        // Tens of classes a day.
        var classes = await (
            from ticket in db.Tickets
            join booking in db.ClassBookings on ticket.RegistrationId equals booking.RegistrationId
            where ticket.EventId == eventId && ticket.PeopleInside > 0
            select new { ticket.PeopleInside, booking.Adults }
        ).ToListAsync(stop);
        count = classes.Aggregate(default(ClassCount), (sum, one) => sum + ClassCount.Of(one.PeopleInside, one.Adults));
        readAt = now;
        return count;
    }
}
