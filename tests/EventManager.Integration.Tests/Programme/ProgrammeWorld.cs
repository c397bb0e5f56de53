using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Attending;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Programme;

/// <summary>A network meeting tomorrow, with two rooms, and what tests put into it.</summary>
internal sealed class ProgrammeWorld : IAsyncDisposable
{
    private int people;

    private ProgrammeWorld(TestApp app, Event @event, Room hall, Room parlour) =>
        (App, Event, Hall, Parlour) = (app, @event, hall, parlour);

    public TestApp App { get; }

    public Event Event { get; }

    public Room Hall { get; }

    public Room Parlour { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ProgrammeWorld> StartAsync(DatabaseUnderTest kind, Action<IServiceCollection>? services = null)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        var app = await TestApp.StartAsync(kind, services: services);
        await using var db = await app.OpenDbAsync();
        var venue = new Venue("Rathaus");
        var floor = new Floor(venue.Id, new("Erdgeschoss"), 0);
        var (hall, parlour) = (new Room(floor.Id, "Bürgersaal", 0, 0, 2000, 1500), new Room(floor.Id, "Salon", 2000, 0, 800, 600));
        db.AddRange(venue, floor, hall, parlour);
        var @event = await AddEventAsync(db, "netzwerktreffen", venue.Id);
        return new(app, @event, hall, parlour);
    }

    public static async Task<Event> AddEventAsync(EventDb db, string slug, Guid? venueId = null)
    {
        var tomorrow = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(1), TimeSpan.Zero);
        var @event = new Event(
            slug,
            EventKind.NetworkMeeting,
            new("Netzwerktreffen", "Network meeting"),
            At(tomorrow, 8),
            At(tomorrow, 16),
            500
        )
        {
            VenueId = venueId,
        };
        @event.Publish().ShouldBeNull();
        db.Add(@event);
        await db.SaveChangesAsync(Stop);
        return @event;
    }

    /// <param name="title">Its title.</param>
    /// <param name="from">Hours after the event's beginning.</param>
    /// <param name="capacity">Null where nobody signs up.</param>
    /// <param name="event">Null for the meeting.</param>
    public async Task<Session> AddSessionAsync(string title, double from = 1, int? capacity = 8, Event? @event = null)
    {
        await using var db = await App.OpenDbAsync();
        var start = Event.StartsAt.AddHours(from);
        var session = new Session((@event ?? Event).Id, SessionKind.WorkingGroup, new(title), start, start.AddHours(1), capacity);
        db.Add(session);
        await db.SaveChangesAsync(Stop);
        return session;
    }

    public async Task<Registration> AddPersonAsync(string? email = null, Event? @event = null, int party = 1)
    {
        var number = Interlocked.Increment(ref people);
        var registration = new Registration(
            @event ?? Event,
            new Person("Ada" + number, "Beispiel", email ?? $"person{number}@example.org"),
            "de",
            party,
            DateTimeOffset.UtcNow
        );
        registration.Confirm(DateTimeOffset.UtcNow);
        await using var db = await App.OpenDbAsync();
        db.Add(registration);
        await db.SaveChangesAsync(Stop);
        return registration;
    }

    public async Task<(int Taken, int Places)> CountAsync(Session session)
    {
        await using var db = await App.OpenDbAsync();
        var taken = db.SeatPools.Where(p => p.Id == session.SeatPoolId).Select(p => p.Taken).Single();
        return (taken, db.SessionPlaces.Count(p => p.SessionId == session.Id));
    }

    /// <summary>Minutes with one approved revision.</summary>
    public async Task ApproveMinutesAsync(Session session, string markdown, int basedOn = 0)
    {
        var saved = await Get<SaveMinutesHandler>()
            .HandleAsync(new(Event.Id, session.Id, basedOn, markdown, "Ja", "", Guid.NewGuid()), Stop);
        saved.Refusal.ShouldBeNull();
        (await Get<ApproveMinutesHandler>().HandleAsync(new(Event.Id, session.Id, saved.Value), Stop)).Refusal.ShouldBeNull();
    }

    public async Task RecordAsync(Session session, params Registration[] present)
    {
        foreach (var person in present)
            (
                await Get<RecordAttendanceHandler>().HandleAsync(new RecordAttendance(Event.Id, session.Id, person.Id, true), Stop)
            ).Refusal.ShouldBeNull();
    }

    public async Task<List<string>> MailsAsync(string kind)
    {
        await using var db = await App.OpenDbAsync();
        return [.. db.Outbox.Where(m => m.Kind == kind).OrderBy(m => m.ToAddress).Select(m => m.ToAddress)];
    }

    public string TokenOf(Registration registration) =>
        Get<PersonalLinks>().Token(LinkPurpose.Registration, registration.Id, registration.LinkVersion);

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static DateTimeOffset At(DateTimeOffset day, int hour) => day.AddHours(hour);
}
