using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Demo;

/// <summary>
/// What somebody sees who starts the program for the first time: next month's events, with dates relative to today. Development only.
/// Runs over an empty database and changes nothing in any other.
/// </summary>
internal static class DemoData
{
    public const string Organiser = "demo@stadtnetz.example";

    /// <summary>Creates the data where there is none. Returns false where events exist already.</summary>
    public static async Task<bool> CreateAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var databases = scope.ServiceProvider.GetRequiredService<IDbContextFactory<EventDb>>();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Events.AnyAsync(stop))
            return false;
        var account = await AccountAsync(scope.ServiceProvider);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var catalogue = DemoCatalogue.Add(db);
        var fair = DemoFair.Add(db, catalogue, now);
        var day = DemoHealthDay.Add(db, catalogue, now);
        var coming = DemoMeetings.AddUpcoming(db, catalogue, now);
        var held = DemoMeetings.AddHeld(db, catalogue, now);
        DemoFair.AddVisitors(db, fair, DemoFair.AddSlots(db, fair), now);
        DemoPeople.AddConfirmed(db, coming, new(From: 500, Count: 28) { Domains = ["netzwerk.example"], FromSchools = true }, now);
        foreach (var @event in new[] { fair, day, coming, held })
        {
            db.Staff.Add(new EventStaff(@event.Id, account.Id, StaffRole.Organiser));
            DemoChecklists.Add(db, @event, account.Id, now);
        }
        await db.SaveChangesAsync(stop);
        await CountSeatsAsync(db, scope.ServiceProvider.GetRequiredService<SeatCounter>(), [fair, day, coming, held], stop);
        return true;
    }

    /// <summary>The demo organiser's password: the same on every start of this installation, another on every installation.</summary>
    public static string Password(IServiceProvider services) =>
        "Demo-"
        + Domain.Tickets.Base32.Encode(services.GetRequiredService<SiteSecrets>().Get("demo-password").AsSpan(0, 10)).ToLowerInvariant();

    private static async Task<Account> AccountAsync(IServiceProvider services)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(Organiser) is { } existing)
            return existing;
        var account = new Account
        {
            UserName = Organiser,
            Email = Organiser,
            EmailConfirmed = true,
            DisplayName = "Demo",
            IsAdministrator = true,
            MayCreateEvents = true,
        };
        var result = await accounts.CreateAsync(account, Password(services));
        return result.Succeeded ? account : throw new InvalidOperationException("The demo account was not created: " + result);
    }

    /// <summary>Seats are taken by the same statements as any others.</summary>
    private static async Task CountSeatsAsync(EventDb db, SeatCounter seats, IEnumerable<Event> events, CancellationToken stop)
    {
        async Task TakeAsync(Guid pool, int people)
        {
            if (!await seats.TakeAsync(db, pool, people, stop))
                throw new InvalidOperationException("The demo has more people than seats.");
        }

        foreach (var @event in events)
        {
            var people = await db.Registrations.Where(r => r.EventId == @event.Id).SumAsync(r => r.PartySize, stop);
            await TakeAsync(@event.SeatPoolId, people);
        }
        var places = await db
            .SessionPlaces.GroupBy(place => place.SessionId)
            .Select(group => new { SessionId = group.Key, Count = group.Count() })
            .Join(
                db.Sessions,
                group => group.SessionId,
                (Session session) => session.Id,
                (group, session) => new { session.SeatPoolId, group.Count }
            )
            .ToListAsync(stop);
        foreach (var place in places)
            await TakeAsync(place.SeatPoolId!.Value, place.Count);
        var arrivals = await db
            .Registrations.Where(registration => registration.TimeSlotId != null)
            .GroupBy(registration => registration.TimeSlotId)
            .Select(group => new { SlotId = group.Key, People = group.Sum(registration => registration.PartySize) })
            .Join(db.TimeSlots, group => group.SlotId, slot => slot.Id, (group, slot) => new { slot.SeatPoolId, group.People })
            .ToListAsync(stop);
        foreach (var arrival in arrivals)
            await TakeAsync(arrival.SeatPoolId, arrival.People);
    }
}
