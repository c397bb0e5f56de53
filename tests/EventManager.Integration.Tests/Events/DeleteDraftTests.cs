using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events;
using EventManager.Web.Features.Events.Changing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>A draft that nobody needs goes with all that belongs to it; what people have seen stays.</summary>
public sealed class DeleteDraftTests
{
    [Theory, EachDatabase]
    public async Task A_draft_goes_with_all_its_parts_and_its_neighbour_keeps_its_own(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (draft, other) = (Make("entwurf"), Make("andere"));
        var boss = await app.AddAccountAsync("leitung");
        await app.AddAsync(draft, other);
        foreach (var one in new[] { draft, other })
            await AddPartsAsync(app, one, boss.Id);

        var result = await DeleteAsync(app, draft);
        var again = await DeleteAsync(app, draft);

        result.IsRefused.ShouldBeFalse();
        again.Refusal.ShouldBe(EventRefusals.NotFound);
        await using var db = await app.OpenDbAsync();
        (await db.Events.Select(e => e.Slug).ToListAsync(Stop)).ShouldBe(["andere"]);
        (await EventParts.CountAllAsync(db, draft.Id, Stop)).ShouldBeEmpty();
        (await db.SeatPools.CountAsync(p => p.EventId == draft.Id, Stop)).ShouldBe(0);
        var left = await EventParts.CountAllAsync(db, other.Id, Stop);
        foreach (var area in new[] { CopyArea.TimeSlots, CopyArea.Sessions, CopyArea.Exhibitors, CopyArea.Booths, CopyArea.Staff })
            left.Single(part => part.Area == area).Count.ShouldBe(1, $"{area}");
        (await db.SessionLeads.CountAsync(Stop)).ShouldBe(1);
        (await db.Audit.SingleAsync(a => a.Action == "event.deleted", Stop)).Detail.ShouldBe("entwurf");
    }

    [Theory, EachDatabase]
    public async Task What_was_published_or_has_people_is_not_deleted(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (published, peopled) = (Published("messe"), Make("entwurf"));
        await app.AddAsync(published, peopled, Confirmed(peopled, 1));

        (await DeleteAsync(app, published)).Refusal.ShouldBe(EventRefusals.NotADraft);
        (await DeleteAsync(app, peopled)).Refusal.ShouldBe(EventRefusals.DraftHasPeople);

        await using var db = await app.OpenDbAsync();
        (await db.Events.CountAsync(Stop)).ShouldBe(2);
        (await db.Categories.CountAsync(c => c.EventId == peopled.Id, Stop)).ShouldBePositive();
    }

    private static Task<Result<Done>> DeleteAsync(TestApp app, Event draft) =>
        app.Services.GetRequiredService<DeleteDraftHandler>().HandleAsync(new(draft.Id, Guid.CreateVersion7()), Stop);

    private static async Task AddPartsAsync(TestApp app, Event draft, Guid boss)
    {
        var venue = new Venue("Haus " + draft.Slug);
        var floor = new Floor(venue.Id, new("Erdgeschoss"), 0);
        var room = new Room(floor.Id, "Saal", 0, 0, 2_000, 1_000);
        await app.AddAsync(venue, floor, room);
        var exhibitor = new Exhibitor(draft.Id, "KVV", "Ada", "ada@kvv.example", DateTimeOffset.UtcNow);
        var session = new Session(draft.Id, SessionKind.WorkingGroup, new("AG"), draft.StartsAt, draft.StartsAt.AddHours(1), 8);
        session.Leads.Add(new SessionLead(session.Id, "Ute Kern", "ute@kern.example"));
        await app.AddAsync(
            exhibitor,
            session,
            new TimeSlot(draft.Id, draft.StartsAt, draft.StartsAt.AddHours(1), 5),
            new Booth(draft.Id, room.Id, "A1", 0, 0, 300, 200) { ExhibitorId = exhibitor.Id },
            new Gate(draft.Id, "nord", "Nord"),
            new DoorZone(draft.Id, "saal", "Saal"),
            new DoorPin(draft.Id, [1, 2, 3]),
            new BadgeDesign(draft.Id),
            new Invitation(draft.Id, "Bo", "bo@stadt.example", DateTimeOffset.UtcNow),
            new MailWording(draft.Id, "event-cancelled"),
            new BackgroundTask("tables.registrations", boss, draft.Id, "de", DateTimeOffset.UtcNow),
            new EventStaff(draft.Id, boss, StaffRole.Organiser)
        );
    }
}
