using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Browser.Tests.Programme;

/// <summary>A network meeting with talks, parallel working groups, people, and minutes that were sent and corrected.</summary>
internal sealed record ProgrammeExample(Guid EventId, string Slug, Guid SessionId, string Token)
{
    private const string Text = """
        ## Worum es ging

        Viele Jugendliche kennen nur **wenige Berufe**. Wir haben gesammelt, was im Schulalltag geht:

        - Azubis kommen in die Klassen
        - Betriebe öffnen einen Nachmittag im Monat
        - ein Elternabend im Betrieb

        Mehr dazu: [Netzwerk](https://example.org)
        """;

    public static async Task<ProgrammeExample> CreateAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var venue = new Venue("Rathaus Kassel");
        var floor = new Floor(venue.Id, new("1. Stock", "First floor"), 1);
        Room[] rooms =
        [
            new(floor.Id, "Bürgersaal", 0, 0, 2000, 1500),
            new(floor.Id, "Kasseler Zimmer", 2000, 0, 800, 600),
            new(floor.Id, "Magistratssaal", 3000, 0, 800, 600),
        ];
        var day = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(3), TimeSpan.Zero);
        var @event = new Event(
            "netzwerktreffen",
            EventKind.NetworkMeeting,
            new("Netzwerktreffen Pro Praktikum", "Network meeting"),
            day.AddHours(12),
            day.AddHours(15),
            60
        )
        {
            VenueId = venue.Id,
        };
        @event.Publish();
        db.Add(venue);
        db.Add(floor);
        db.AddRange(rooms);
        db.Add(@event);
        Session Add(SessionKind kind, string title, int from, int until, int? places, Room? room, string description = "")
        {
            var session = new Session(@event.Id, kind, new(title), day.AddMinutes(720 + from), day.AddMinutes(720 + until), places)
            {
                RoomId = room?.Id,
                Description = new(description),
            };
            db.Add(session);
            return session;
        }
        Add(SessionKind.Talk, "Begrüßung und Zahlen des Jahres", 0, 30, null, rooms[0]);
        Add(SessionKind.Break, "Kaffee und Gespräche", 30, 45, null, null);
        var group = Add(
            SessionKind.WorkingGroup,
            "Wie lernt man im Schulalltag Berufe und Betriebe kennen?",
            45,
            105,
            12,
            rooms[0],
            "Wir sammeln, was sich in Kassel **bewährt** hat."
        );
        Add(SessionKind.WorkingGroup, "Ist eine Praktikumswoche ein gutes neues Format?", 45, 105, 2, rooms[1]);
        var parents = Add(SessionKind.WorkingGroup, "Wie können Eltern ein Praktikum unterstützen?", 45, 105, 12, rooms[2]);
        Add(SessionKind.Talk, "Ergebnisse im Plenum", 120, 180, null, rooms[0]);
        var people = Enumerable.Range(0, 9).Select(i => Person(@event, i)).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();

        var (choose, services) = (app.Services.GetRequiredService<ChooseSessionHandler>(), app.Services);
        foreach (var (person, i) in people.Select((person, i) => (person, i)))
            await choose.HandleAsync(new(person.Id, i == 8 ? parents.Id : group.Id), default);
        db.AddRange(people.Take(4).Select(p => new Attendance(group.Id, p.Id, AttendanceSource.Hand, DateTimeOffset.UtcNow)));
        await db.SaveChangesAsync();
        await ApproveAsync(services, @event.Id, group.Id, Text, 0);
        await services.GetRequiredService<SendMinutesHandler>().HandleAsync(new(@event.Id, group.Id, 1, MinutesAudience.Present), default);
        await ApproveAsync(
            services,
            @event.Id,
            group.Id,
            Text.Replace("einen Nachmittag", "zwei Nachmittage", StringComparison.Ordinal),
            1
        );
        db.AddRange(people.Skip(4).Take(3).Select(p => new Attendance(group.Id, p.Id, AttendanceSource.Scan, DateTimeOffset.UtcNow)));
        await db.SaveChangesAsync();
        var token = services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, people[0].Id);
        return new(@event.Id, @event.Slug, group.Id, token);
    }

    public Task SaveElsewhereAsync(TestApp app) =>
        app
            .Services.GetRequiredService<SaveMinutesHandler>()
            .HandleAsync(new(EventId, SessionId, 2, "Von jemand anderem", "", "", Guid.NewGuid()), default);

    private static async Task ApproveAsync(IServiceProvider services, Guid eventId, Guid sessionId, string text, int basedOn)
    {
        const string Tasks =
            "Liste der Betriebe anlegen | Frau Beispiel | 24.08.2027\nTermin für das nächste Treffen | Übergangsmanagement | 30.09.2027";
        var save = new SaveMinutes(
            eventId,
            sessionId,
            basedOn,
            text,
            "Azubi-Besuche ab Herbst an drei Schulen\nEin Elternabend im Betrieb",
            Tasks,
            Guid.NewGuid()
        );
        var saved = await services.GetRequiredService<SaveMinutesHandler>().HandleAsync(save, default);
        await services.GetRequiredService<ApproveMinutesHandler>().HandleAsync(new(eventId, sessionId, saved.Value), default);
    }

    private static Registration Person(Event @event, int i)
    {
        string[] names =
        [
            "Ayşe Yılmaz",
            "Jonas Weber",
            "Chiara Rossi",
            "Olha Kowalenko",
            "Ben Schäfer",
            "Mina Haddad",
            "Lea Krüger",
            "Tim Nguyen",
            "Vera Ivanova",
        ];
        var name = names[i].Split(' ');
        var person = new Registration(@event, new Person(name[0], name[1], $"gast{i}@example.org"), "de", 1, DateTimeOffset.UtcNow)
        {
            Organisation = i % 2 == 0 ? "Berufsschule am Park" : "Stadt Kassel",
        };
        person.Confirm(DateTimeOffset.UtcNow);
        return person;
    }
}
