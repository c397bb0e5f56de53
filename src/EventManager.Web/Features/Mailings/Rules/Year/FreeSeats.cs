using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Year;

/// <summary>
/// How many more may come than are known: as many as places are free today, for as long as somebody can register. It is the most that can
/// be, not a forecast, so that a plan before publishing shows more than zeros.
/// </summary>
internal sealed class FreeSeats
{
    private readonly Dictionary<Guid, int> free = [];
    private int booths;
    private DateTimeOffset opens;
    private DateTimeOffset closes;

    private FreeSeats() { }

    public static async Task<FreeSeats> OfAsync(EventDb db, RuledEvent about, DateTimeOffset now, CancellationToken stop)
    {
        var eventId = about.Id;
        var seats = new FreeSeats();
        var own = await db
            .Events.Where(e => e.Id == eventId)
            .Select(e => new
            {
                Free = e.Seats.Capacity - e.Seats.Taken,
                e.RegistrationOpensAt,
                e.RegistrationClosesAt,
                e.EndsAt,
            })
            .SingleAsync(stop);
        (seats.opens, seats.closes) = (own.RegistrationOpensAt ?? now, own.RegistrationClosesAt ?? own.EndsAt);
        if (about.State is EventState.Cancelled or EventState.Finished || seats.closes <= now)
            return seats;
        seats.free[eventId] = own.Free;
        foreach (
            var slot in await db
                .TimeSlots.Where(s => s.EventId == eventId)
                .Select(s => new { s.Id, Free = s.Seats.Capacity - s.Seats.Taken })
                .ToListAsync(stop)
        )
            seats.free[slot.Id] = slot.Free;
        // Where a session has no places of its own, everybody may sit down.
        foreach (
            var session in await db
                .Sessions.Where(s => s.EventId == eventId)
                .Select(s => new { s.Id, Free = s.Seats == null ? own.Free : s.Seats.Capacity - s.Seats.Taken })
                .ToListAsync(stop)
        )
            seats.free[session.Id] = session.Free;
        seats.booths = await db.Booths.CountAsync(b => b.EventId == eventId && b.ExhibitorId == null, stop);
        return seats;
    }

    /// <summary>Of an occasion that is to come.</summary>
    public int Of(MailRule rule, MailOccasion occasion) => Of(rule, occasion.AboutId);

    /// <summary>Of a rule that counts from each registration: who may still come, and between when; null for nobody.</summary>
    public (DateTimeOffset From, DateTimeOffset Until, int People)? WindowOf(MailRule rule, DateTimeOffset now)
    {
        var people = Of(rule, rule.EventId);
        return people > 0 && closes > now ? (opens > now ? opens : now, closes, people) : null;
    }

    /// <summary>Whoever takes a free place is of its audience: not of those who wait, applied, or were chosen by hand.</summary>
    private int Of(MailRule rule, Guid aboutId) =>
        MailAudiences.WholeOf(rule.Audience) switch
        {
            MailAudience.Everybody => Math.Max(0, free.GetValueOrDefault(aboutId)),
            MailAudience.Exhibitors => booths,
            _ => 0,
        };
}
