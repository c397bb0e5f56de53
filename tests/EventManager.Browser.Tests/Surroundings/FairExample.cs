using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Programme;
using EventManager.Domain.Venues;
using EventManager.Testing;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>A training fair whose doors are open: two guests with tickets, a working group that both were at, booths and companies.</summary>
internal sealed record FairExample(TestApp App, Event Fair, Session Group, Booth[] Booths, Exhibitor Accepted, Guid RegistrationId)
{
    public const string Company = "Tischlerei Holzmann";

    private static readonly Dictionary<string, string?> WithMails = new() { ["Jobs:Run"] = "true" };

    public string Organise => "/organise/events/" + Fair.Slug;

    public string Page => "/e/" + Fair.Slug;

    public string Personal => "/me/" + Token(LinkPurpose.Registration, RegistrationId);

    public string ExhibitorPage => "/x/" + Token(LinkPurpose.Exhibitor, Accepted.Id);

    public static async Task<FairExample> StartAsync(Action<IServiceCollection>? services = null)
    {
        var app = await TestApp.StartAsync(settings: WithMails, services: services);
        await using var db = await app.OpenDbAsync();
        var venue = new Venue("Rathaus Kassel")
        {
            Street = "Obere Königsstraße 8",
            PostalCode = "34117",
            City = "Kassel",
            IsStepFree = true,
        };
        var floor = new Floor(venue.Id, new("Erdgeschoss", "Ground floor"), 0);
        var hall = new Room(floor.Id, "Bürgersaal", 0, 0, 2_000, 1_000);
        floor.Rooms.AddRange([hall, new Room(floor.Id, "Flur", 0, 1_000, 2_000, 300) { AllowsBooths = false }]);
        venue.Floors.Add(floor);
        var fair = NewFair(venue);
        var group = NewSession(fair, hall, SessionKind.WorkingGroup, "Wie finden Betriebe und Jugendliche zusammen?", 1);
        Booth[] booths = [new(fair.Id, hall.Id, "E1", 100, 100, 300, 200), new(fair.Id, hall.Id, "E2", 1_200, 100, 300, 200)];
        var carpenter = new Occupation(new("Tischler/in", "Carpenter"));
        var (accepted, applied) = (NewExhibitor(fair, Company, carpenter), NewExhibitor(fair, "Klinik am Park", carpenter));
        accepted.Decide(ExhibitorState.Accepted, DateTimeOffset.UtcNow);
        db.AddRange(venue, fair, group, NewSession(fair, hall, SessionKind.Talk, "Begrüßung", 0), carpenter, accepted, applied);
        db.AddRange(booths);
        db.AddRange(new Gate(fair.Id, Gate.Main, "Haupteingang"), new Gate(fair.Id, "side", "Seiteneingang"));
        db.Add(new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 50));
        await db.SaveChangesAsync();
        var first = (await app.RegisterAsync(fair.Slug, "Aylin", 2)).Value.Id;
        var second = (await app.RegisterAsync(fair.Slug, "Jonas")).Value.Id;
        await AddAttendanceAsync(db, group, first, second);
        return new(app, fair, group, booths, accepted, first);
    }

    public async Task<string> TicketCodeAsync()
    {
        await using var db = await App.OpenDbAsync();
        var ticket = await db.Tickets.Where(t => t.RegistrationId == RegistrationId).Select(t => t.Id).FirstAsync();
        var address = await App.Services.GetRequiredService<TicketSigner>().CodeAsync(db, Fair.Id, ticket, default);
        return address[(address.LastIndexOf('/') + 1)..];
    }

    private string Token(LinkPurpose purpose, Guid id) => App.Services.GetRequiredService<PersonalLinks>().Token(purpose, id);

    private static Event NewFair(Venue venue)
    {
        var now = DateTimeOffset.UtcNow;
        var starts = now.AddMinutes(30);
        var title = new LocalizedText("Kasseler Ausbildungsmesse", "Kassel training fair");
        var fair = new Event("ausbildungsmesse", EventKind.TrainingFair, title, starts, starts.AddHours(6), 500)
        {
            VenueId = venue.Id,
            PriceCents = 250,
            PriceNote = new("Wer zur Schule geht, zahlt nichts.", "Pupils pay nothing."),
            Bring = new("Deine Bewerbung\nEinen Stift", "Your application\nA pen"),
            Accessibility = new("Von 10 bis 12 Uhr wird gebärdet.", "Sign language from 10 to 12."),
            Faq = new("## Gibt es etwas zu essen?\n\nJa, im **Hof**.", "## Is there food?\n\nYes, in the **yard**."),
            Summary = new("Betriebe aus der Region stellen sich vor.", "Companies of the region introduce themselves."),
            Description = new("Komm vorbei und **frag**:\n\n- Ausbildung\n- Praktikum", "Come and **ask**."),
            OrganiserName = "Stadtnetz Ausbildung",
            ContactEmail = "messe@kassel.example",
            MaxPartySize = 5,
            ExhibitorsMayApply = true,
        };
        fair.SetRegistrationWindow(now.AddDays(-1), fair.EndsAt);
        fair.Publish();
        return fair;
    }

    private static Session NewSession(Event fair, Room room, SessionKind kind, string title, int hour) =>
        new(fair.Id, kind, new(title), fair.StartsAt.AddHours(hour), fair.StartsAt.AddHours(hour + 1), 12) { RoomId = room.Id };

    private static Exhibitor NewExhibitor(Event fair, string company, Occupation occupation)
    {
        var contact = new ExhibitorDetails(
            "Ada Muster",
            "ada@firma.example",
            "0561 12345",
            "",
            "",
            new Dictionary<string, string> { ["de"] = "Kurz und gut" },
            [occupation.Id]
        );
        var application = new ExhibitorApplication(
            company,
            "Königsplatz 1",
            "34117",
            "Kassel",
            contact,
            PowerSupply.Volts230,
            300,
            200,
            2,
            "",
            true
        );
        return Exhibitor.From(fair.Id, application, "de", DateTimeOffset.UtcNow);
    }

    private static async Task AddAttendanceAsync(EventDb db, Session group, params Guid[] people)
    {
        db.AddRange(people.Select(id => new Attendance(group.Id, id, AttendanceSource.Hand, DateTimeOffset.UtcNow)));
        await db.SaveChangesAsync();
    }
}
