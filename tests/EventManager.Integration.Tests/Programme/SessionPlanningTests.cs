using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Programme;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Programme;

public sealed class SessionPlanningTests
{
    private static CancellationToken Stop => ProgrammeWorld.Stop;

    [Theory, EachDatabase]
    public async Task Sessions_at_the_same_time_stand_by_title_as_in_a_telephone_book(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        foreach (var title in new[] { "Zirkel", "Łódź", "Ökokurs", "abitur", "Ärzte", "Oper" })
            await world.AddSessionAsync(title);
        await world.AddSessionAsync("Zuerst", from: 0.5);

        var listed = await world.Get<ProgrammeQuery>().ListAsync(world.Event.Id, Stop);

        listed.Select(entry => entry.Title.German).ShouldBe(["Zuerst", "abitur", "Ärzte", "Łódź", "Ökokurs", "Oper", "Zirkel"]);
    }

    [Theory, EachDatabase]
    public async Task A_session_is_added_changed_and_read_back(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var plan = Plan(world, 1, world.Hall.Id) with { Leads = [new(null, "Ada Lead", "ada@example.org"), new(null, "Ben Lead", "")] };
        var id = (await SaveAsync(world, plan)).Value;
        var read = (await FindAsync(world, id))!;
        var change = read.Plan with { Title = new("Neu", "New"), Capacity = null, Leads = [read.Plan.Leads[0] with { Name = "Ada Neu" }] };

        (await SaveAsync(world, change, id, read.Version)).Refusal.ShouldBeNull();

        var changed = (await FindAsync(world, id))!;
        changed.Plan.Title.Translated("en").ShouldBe("New");
        changed.Plan.Capacity.ShouldBeNull();
        changed.Plan.Leads.ShouldBe([read.Plan.Leads[0] with { Name = "Ada Neu" }]);
        (await SaveAsync(world, changed.Plan with { Capacity = 4 }, id, changed.Version)).Refusal.ShouldBeNull();
        (await world.Get<ProgrammeQuery>().ListAsync(world.Event.Id, Stop))
            .Single()
            .ShouldSatisfyAllConditions(entry => entry.Room.ShouldBe("Bürgersaal"), entry => entry.Free.ShouldBe(4));
    }

    [Theory, EachDatabase]
    public async Task Leads_stay_in_the_order_in_which_they_were_put(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        // Made in one millisecond: nothing but a place of their own keeps them in order.
        string[] names = [.. Enumerable.Range(1, 12).Select(number => $"Lead {number:00}")];
        var id = (
            await SaveAsync(world, Plan(world, 1, null) with { Leads = [.. names.Select(name => new PlannedLead(null, name, ""))] })
        ).Value;
        var read = (await FindAsync(world, id))!;
        read.Plan.Leads.Select(lead => lead.Name).ShouldBe(names);

        var change = read.Plan with { Leads = [.. read.Plan.Leads.Reverse(), new(null, "Lead 00", "")] };
        (await SaveAsync(world, change, id, read.Version)).Refusal.ShouldBeNull();

        (await FindAsync(world, id))!.Plan.Leads.Select(lead => lead.Name).ShouldBe([.. names.Reverse(), "Lead 00"]);
    }

    [Theory, EachDatabase]
    public async Task Two_events_of_one_house_do_not_get_a_room_at_once(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        await using var db = await world.App.OpenDbAsync();
        var events = new List<Guid>();
        for (var number = 1; number <= 4; number++)
            events.Add((await ProgrammeWorld.AddEventAsync(db, $"treffen-{number}", world.Event.VenueId)).Id);
        var plan = Plan(world, 1, world.Hall.Id);

        var results = await Task.WhenAll(
            events.Select(id => world.Get<SaveSessionHandler>().HandleAsync(new SaveSession(id, null, 0, plan), Stop))
        );

        results.Count(result => !result.IsRefused).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_put_a_session_into_one_room_at_once_one_is_refused_with_the_others_name(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SaveAsync(world, Plan(world, 1, world.Hall.Id))));

        results.Count(result => !result.IsRefused).ShouldBe(1);
        var refusal = results.First(result => result.IsRefused).Refusal!;
        (refusal.Code, refusal.Field).ShouldBe(("programme.room_taken", "roomId"));
        world.Get<RefusalWords>().Say(refusal).ShouldContain("Bürgersaal");
        world.Get<RefusalWords>().Say(refusal).ShouldContain("Eine Frage");
        (await SaveAsync(world, Plan(world, 2, world.Hall.Id))).Refusal.ShouldBeNull();
        (await SaveAsync(world, Plan(world, 1, world.Parlour.Id))).Refusal.ShouldBeNull();
        (await SaveAsync(world, Plan(world, 5, Guid.NewGuid()))).Refusal.ShouldBe(ProgrammeRefusals.RoomUnknown);
    }

    [Theory, EachDatabase]
    public async Task Places_cannot_fall_below_those_that_are_taken(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG", capacity: 5);
        await SignUpTests.ChooseAsync(world, await world.AddPersonAsync(party: 3), session);
        var read = (await FindAsync(world, session.Id))!;

        foreach (var capacity in new int?[] { 2, null })
        {
            var refusal = (await SaveAsync(world, read.Plan with { Capacity = capacity }, session.Id)).Refusal!;
            refusal.ShouldBe(ProgrammeRefusals.BelowTaken(1));
            world.Get<RefusalWords>().Say(refusal).ShouldContain("3");
        }
        (await SaveAsync(world, read.Plan with { Capacity = 3 }, session.Id)).Refusal.ShouldBeNull();
        (await world.CountAsync(session)).ShouldBe((3, 1));
    }

    [Theory, EachDatabase]
    public async Task A_stale_save_and_a_foreign_session_are_refused(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var read = (await FindAsync(world, session.Id))!;
        (await SaveAsync(world, read.Plan with { Title = new("Eins") }, session.Id, read.Version)).Refusal.ShouldBeNull();
        await using var db = await world.App.OpenDbAsync();
        var foreign = await ProgrammeWorld.AddEventAsync(db, "anderes");

        (await SaveAsync(world, read.Plan, session.Id, read.Version)).Refusal.ShouldBe(ProgrammeRefusals.ChangedByAnother);
        (await world.Get<SaveSessionHandler>().HandleAsync(new(foreign.Id, session.Id, 1, read.Plan), Stop)).Refusal.ShouldBe(
            ProgrammeRefusals.NotFound
        );
        (await world.Get<DeleteSessionHandler>().HandleAsync(new(foreign.Id, session.Id), Stop)).Refusal.ShouldBe(
            ProgrammeRefusals.NotFound
        );
    }

    [Theory, EachDatabase]
    public async Task Who_does_not_see_mail_addresses_cannot_wipe_them(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var id = (await SaveAsync(world, Plan(world, 1, null) with { Leads = [new(null, "Ada", "ada@example.org")] })).Value;
        var blind = (await world.Get<PlanningQuery>().FindAsync(world.Event.Id, id, withAddresses: false, Stop))!;
        blind.Plan.Leads.Single().Email.ShouldBeNull();

        await SaveAsync(
            world,
            SessionFormModel.Of(blind, world.Event.TimeZone).ToPlan(world.Event.TimeZone, withAddresses: false),
            id,
            blind.Version
        );

        (await FindAsync(world, id))!.Plan.Leads.Single().Email.ShouldBe("ada@example.org");
    }

    [Theory, EachDatabase]
    public async Task Deleting_a_session_tells_everybody_who_signed_up_even_at_that_moment(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG", capacity: 20);
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.AddPersonAsync()));
        await SignUpTests.ChooseAsync(world, people[0], session);

        var signUps = people.Skip(1).Select(person => SignUpTests.ChooseAsync(world, person, session)).ToList();
        var told = await world.Get<DeleteSessionHandler>().HandleAsync(new(world.Event.Id, session.Id), Stop);
        var results = await Task.WhenAll(signUps);

        told.Refusal.ShouldBeNull();
        told.Value.ShouldBe(1 + results.Count(result => !result.IsRefused));
        (await world.MailsAsync("session-cancelled")).Count.ShouldBe(told.Value);
        await using var db = await world.App.OpenDbAsync();
        (await db.Sessions.AnyAsync(Stop)).ShouldBeFalse();
        (await db.SeatPools.AnyAsync(pool => pool.Id == session.SeatPoolId, Stop)).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_session_that_took_place_is_not_deleted(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        await world.RecordAsync(session, await world.AddPersonAsync());

        (await world.Get<DeleteSessionHandler>().HandleAsync(new(world.Event.Id, session.Id), Stop)).Refusal.ShouldBe(
            ProgrammeRefusals.TookPlace
        );
    }

    [Fact]
    public void Wall_clock_times_stay_as_typed_on_the_day_the_clocks_change()
    {
        var model = new SessionFormModel
        {
            Day = new(2027, 3, 28),
            From = new(9, 0),
            Until = new(10, 30),
        };

        var plan = model.ToPlan(Zone.Default, withAddresses: true);

        plan.StartsAt.ShouldBe(new DateTimeOffset(2027, 3, 28, 7, 0, 0, TimeSpan.Zero));
        Zone.ToLocal(plan.EndsAt, Zone.Default).TimeOfDay.ShouldBe(new TimeSpan(10, 30, 0));
    }

    [Fact]
    public void A_timetable_has_a_column_for_each_room_and_two_for_one_that_is_taken_twice()
    {
        var start = new DateTimeOffset(2027, 3, 4, 9, 0, 0, TimeSpan.Zero);
        ProgrammeEntry Entry(string room, int from, int until) =>
            new(
                Guid.NewGuid(),
                SessionKind.Talk,
                new("x"),
                LocalizedText.Empty,
                room,
                start.AddHours(from),
                start.AddHours(until),
                null,
                null
            );

        var grid = TimetableGrid.Of([Entry("B", 0, 2), Entry("A", 0, 1), Entry("A", 1, 2), Entry("", 0, 1), Entry("", 0, 1)]);

        grid.Columns.ShouldBe(["A", "B", "", ""]);
        grid.Times.Count.ShouldBe(2);
        grid.Rows[0].Select(cell => cell?.Span).ShouldBe([1, 2, 1, 1]);
        grid.Rows[1]
            .Select(cell =>
                cell is null ? "below"
                : cell.Entry is null ? "free"
                : "taken"
            )
            .ShouldBe(["taken", "below", "free", "free"]);
    }

    private static SessionPlan Plan(ProgrammeWorld world, double from, Guid? room) =>
        new(
            SessionKind.WorkingGroup,
            new("Eine Frage"),
            LocalizedText.Empty,
            room,
            world.Event.StartsAt.AddHours(from),
            world.Event.StartsAt.AddHours(from + 1),
            12,
            []
        );

    private static Task<Result<Guid>> SaveAsync(ProgrammeWorld world, SessionPlan plan, Guid? id = null, long version = 0) =>
        world.Get<SaveSessionHandler>().HandleAsync(new(world.Event.Id, id, version, plan), Stop);

    private static Task<PlannedSession?> FindAsync(ProgrammeWorld world, Guid id) =>
        world.Get<PlanningQuery>().FindAsync(world.Event.Id, id, withAddresses: true, Stop);
}
