using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Creating;
using EventManager.Web.Features.Events.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class CopyingTests
{
    [Theory, EachDatabase]
    public async Task Next_years_fair_takes_the_plan_and_leaves_the_people(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var organiser = await app.AddAccountAsync("leitung", mayCreate: true);
        var old = await AddLastYearsAsync(app, organiser.Id);
        var day = DateOnly.FromDateTime(Zone.ToLocal(old.StartsAt, old.TimeZone).Date).AddDays(364);
        await app.AddAsync(
            new Gate(old.Id, "stufenlos", "Stufenloser Eingang") { OpensAt = old.StartsAt },
            new DoorZone(old.Id, "saal", "Saal") { Limit = 40 },
            new BadgeDesign(old.Id) { Headline = "Willkommen" },
            new DoorPin(old.Id, [1, 2, 3])
        );
        var picture = new EventPicture(old.Id) { Alt = new("Ein Stand"), Focus = new(20, 80) };
        picture.Files.Add(new PictureFile(PictureUse.Fallback, 2, 1, [7]));
        await app.AddAsync(picture);

        var result = await app
            .Services.GetRequiredService<CreateEventHandler>()
            .HandleAsync(new CreateEvent(null, old.Id, new LocalizedText("Messe neu"), day, organiser.Id), Stop);

        var report = result.Value.Report;
        report.ShouldContain(new CopyLine(CopyArea.Registrations, 0, 2, CopyReason.PersonalData));
        report.ShouldContain(new CopyLine(CopyArea.BoothAssignments, 0, 1, CopyReason.DecidedAnew));
        await using var db = await app.OpenDbAsync();
        var made = await db.Events.Include(e => e.Seats).SingleAsync(e => e.Slug == result.Value.Slug, Stop);
        made.State.ShouldBe(EventState.Draft);
        made.CopiedFromId.ShouldBe(old.Id);
        Zone.ToLocal(made.StartsAt, made.TimeZone).TimeOfDay.ShouldBe(TimeSpan.FromHours(9));
        made.Seats.Taken.ShouldBe(0);
        (await db.TimeSlots.CountAsync(s => s.EventId == made.Id, Stop)).ShouldBe(1);
        (await db.Sessions.Include(s => s.Leads).SingleAsync(s => s.EventId == made.Id, Stop)).Leads.Single().Name.ShouldBe("Ute Kern");
        (await db.Booths.SingleAsync(b => b.EventId == made.Id, Stop)).ExhibitorId.ShouldBeNull();
        (await db.MailWordings.AnyAsync(w => w.EventId == made.Id, Stop)).ShouldBeTrue();
        (await db.Gates.SingleAsync(g => g.EventId == made.Id && g.Code == "stufenlos", Stop)).OpensAt.ShouldBe(made.StartsAt);
        (await db.DoorZones.SingleAsync(z => z.EventId == made.Id && z.Code == "saal", Stop)).Limit.ShouldBe(40);
        (await db.BadgeDesigns.SingleAsync(b => b.EventId == made.Id, Stop)).Headline.ShouldBe("Willkommen");
        var copied = await db.Pictures.Include(p => p.Files).SingleAsync(p => p.EventId == made.Id, Stop);
        (copied.Alt.German, copied.Focus, copied.Files.Single().Content.Single()).ShouldBe(
            ("Ein Stand", new PictureFocus(20, 80), (byte)7)
        );
        report.ShouldContain(new CopyLine(CopyArea.Pin, 0, 1, CopyReason.Secret));
        (await db.Staff.SingleAsync(s => s.EventId == made.Id, Stop)).Role.ShouldBe(StaffRole.Organiser);
        (await db.Registrations.AnyAsync(r => r.EventId == made.Id, Stop)).ShouldBeFalse();
        (await db.Exhibitors.AnyAsync(x => x.EventId == made.Id, Stop)).ShouldBeFalse();
        (await db.Outbox.AnyAsync(m => m.EventId == made.Id, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_who_organises_an_event_can_copy_it()
    {
        await using var app = await TestApp.StartAsync();
        var organiser = await app.AddAccountAsync("leitung", mayCreate: true);
        var helper = await app.AddAccountAsync("helferin", mayCreate: true);
        var old = await AddLastYearsAsync(app, organiser.Id);
        await app.AddAsync(Staff(old, helper, StaffRole.Contributor));

        var result = await app
            .Services.GetRequiredService<CreateEventHandler>()
            .HandleAsync(
                new CreateEvent(null, old.Id, new LocalizedText("Neu"), DateOnly.FromDateTime(DateTime.UtcNow).AddDays(50), helper.Id),
                Stop
            );

        result.Refusal.ShouldBe(EventRefusals.SourceUnknown);
    }

    [Theory, EachDatabase]
    public async Task Each_kind_has_one_template_however_often_the_program_starts(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var seed = app.Services.GetRequiredService<TemplateSeed>();
        await seed.RunAsync(Stop);
        await seed.RunAsync(Stop);
        var account = await app.AddAccountAsync("leitung", mayCreate: true);

        await using var db = await app.OpenDbAsync();
        var templates = await db.Templates.Include(t => t.Sessions).ToListAsync(Stop);
        templates.Select(t => t.Kind).ShouldBe(Enum.GetValues<EventKind>(), ignoreOrder: true);
        templates.ShouldAllBe(t =>
            t.Title.StateIn("en") == TranslationState.Current
            && t.Sessions.Count > 0
            && t.Sessions.All(s => s.Title.German != s.Title.Translated("en"))
        );
        var fair = templates.Single(t => t.Kind == EventKind.TrainingFair);
        var create = new CreateEvent(
            fair.Id,
            null,
            new LocalizedText("Große Messe"),
            DateOnly.FromDateTime(DateTime.UtcNow).AddDays(200),
            account.Id
        );
        var handler = app.Services.GetRequiredService<CreateEventHandler>();
        var first = (await handler.HandleAsync(create, Stop)).Value.Slug;
        var second = (await handler.HandleAsync(create, Stop)).Value.Slug;
        first.ShouldStartWith("grosse-messe-");
        second.ShouldBe(first + "-2");
        (await db.Sessions.CountAsync(Stop)).ShouldBe(2 * fair.Sessions.Count);
    }

    [Fact]
    public async Task A_saved_template_is_what_the_next_event_gets_and_a_stale_save_is_told()
    {
        await using var app = await TestApp.StartAsync();
        var form = (await app.Services.GetRequiredService<TemplatesQuery>().ListAsync(Stop)).Single(t => t.Kind == EventKind.HealthDay);
        form.Capacity = 77;
        form.Sessions.RemoveAt(0);
        var handler = app.Services.GetRequiredService<SaveTemplateHandler>();

        (await handler.HandleAsync(new(form, Guid.NewGuid()), Stop)).IsRefused.ShouldBeFalse();
        (await handler.HandleAsync(new(form, null), Stop)).Refusal.ShouldBe(EventRefusals.ChangedByAnother);

        await using var db = await app.OpenDbAsync();
        var saved = await db.Templates.Include(t => t.Sessions).SingleAsync(t => t.Id == form.Id, Stop);
        saved.Capacity.ShouldBe(77);
        saved.Sessions.Count.ShouldBe(form.Sessions.Count);
        (await db.Audit.SingleAsync(entry => entry.SubjectId == form.Id, Stop)).Action.ShouldBe("template.saved");
    }

    private static async Task<Event> AddLastYearsAsync(TestApp app, Guid organiser)
    {
        var old = Published("messe-alt");
        var venue = new Venue("Rathaus");
        var floor = new Floor(venue.Id, new LocalizedText("Erdgeschoss"), 0);
        var room = new Room(floor.Id, "Bürgersaal", 0, 0, 3_000, 2_000);
        old.VenueId = venue.Id;
        var session = new Session(old.Id, SessionKind.Talk, new LocalizedText("Bewerben"), old.StartsAt, old.StartsAt.AddMinutes(30), 20)
        {
            RoomId = room.Id,
        };
        session.Leads.Add(new SessionLead(session.Id, "Ute Kern", "kern@stadt.example"));
        var exhibitor = new Exhibitor(old.Id, "KVV", "Uwe Berg", "berg@kvv.example", DateTimeOffset.UtcNow);
        await app.AddAsync(
            venue,
            floor,
            room,
            old,
            session,
            exhibitor,
            new Booth(old.Id, room.Id, "E1", 0, 0, 300, 200) { ExhibitorId = exhibitor.Id },
            new TimeSlot(old.Id, old.StartsAt, old.StartsAt.AddHours(1), 30),
            new MailWording(old.Id, "event-reminder") { Opening = new LocalizedText("Bis bald") },
            Confirmed(old, 1),
            Confirmed(old, 2),
            new EventStaff(old.Id, organiser, StaffRole.Organiser)
        );
        return old;
    }
}
