using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Listing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Programme;

/// <summary>A task that minutes give is ticked by whom it names, and by organisers.</summary>
public sealed class MinutedTaskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_task_is_ticked_by_whom_it_names_and_by_organisers_and_opened_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var boss = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id);
        var helper = await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id);
        var door = await ChecklistWorld.PersonAsync(app, StaffRole.Door, fair.Id);
        var stranger = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, other.Id);
        await using var db = await app.OpenDbAsync();
        await db.Users.Where(a => a.Id == helper.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisplayName, "Mia Brandt"), Stop);
        var flyer = new MinutesTask("Flyer drucken", "Ada, Mia Brandt", "24.08.2026");
        var room = new MinutesTask("Raum buchen", "Ada", "");
        var session = await WriteAsync(app, fair, flyer, room);
        var mine = app.Get<MyTasksQuery>();
        (await mine.ReadAsync(helper.Id, Stop)).Minuted.ShouldHaveSingleItem().Task.ShouldBe(flyer);

        foreach (var (who, task) in new[] { (helper, room), (door, flyer), (stranger, flyer) })
            (await TickAsync(who, task)).ShouldBe(EventRefusals.NotAllowed);
        (await TickAsync(boss, new MinutesTask("Steht da nicht", "Ada", ""))).ShouldBe(MinutesRefusals.TaskGone);
        (await TickAsync(helper, new MinutesTask("Steht da nicht", "Mia Brandt", ""))).ShouldBe(EventRefusals.NotAllowed);
        (await db.DoneTasks.CountAsync(Stop)).ShouldBe(0);
        (await TickAsync(helper, flyer)).ShouldBeNull();
        (await TickAsync(boss, flyer)).ShouldBeNull("twice is once");
        (await TickAsync(boss, room)).ShouldBeNull();

        (await mine.ReadAsync(helper.Id, Stop)).Minuted.ShouldBeEmpty();
        var lines = await app.Get<MinutedTasksQuery>().OfAsync(fair.Id, session, helper.Id, Stop);
        lines.Select(line => (line.Task, line.IsMine, line.DoneAt is not null)).ShouldBe([(flyer, true, true), (room, false, true)]);
        lines[0].DoneBy.ShouldBe("Mia Brandt", "who was first stays");
        (await app.Get<MinutedTasksQuery>().OfAsync(other.Id, session, helper.Id, Stop)).ShouldBeEmpty("of another event");

        (await TickAsync(helper, room, isDone: false)).ShouldBe(EventRefusals.NotAllowed);
        (await TickAsync(helper, flyer, isDone: false)).ShouldBeNull();
        (await TickAsync(helper, flyer, isDone: false)).ShouldBeNull();
        (await mine.ReadAsync(helper.Id, Stop)).Minuted.ShouldHaveSingleItem().Task.ShouldBe(flyer);
        (
            await db
                .Audit.Where(a => a.SubjectId == session && a.EventId == fair.Id && a.Action.StartsWith("minutes.task"))
                .OrderBy(a => a.At)
                .Select(a => new { a.Action, a.UserId })
                .ToListAsync(Stop)
        )
            .Select(a => (a.Action, a.UserId))
            .ShouldBe([("minutes.task_done", helper.Id), ("minutes.task_done", boss.Id), ("minutes.task_reopened", helper.Id)]);

        async Task<Refusal?> TickAsync((Guid Id, ClaimsPrincipal Who) person, MinutesTask task, bool isDone = true)
        {
            using (CallingUser.As(person.Who))
                return (await app.Get<TickMinutedTaskHandler>().HandleAsync(new(fair.Id, session, task.Key, isDone), Stop)).Refusal;
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_done_is_known_by_its_words_and_goes_with_the_minutes(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock(DateTimeOffset.UtcNow);
        await using var app = await TestApp.StartAsync(kind, [], services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        var boss = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id);
        var (flyer, room) = (new MinutesTask("Flyer drucken", "Ada", "24.08.2026"), new MinutesTask("Raum buchen", "Ada", ""));
        var session = await WriteAsync(app, fair, flyer, room);
        foreach (var task in new[] { flyer, room })
            (await app.Get<TickMinutedTaskHandler>().HandleAsync(new(fair.Id, session, task.Key, true), Stop)).IsRefused.ShouldBeFalse();

        var later = MinutesRules.TasksText([flyer with { What = "FLYER drucken", Until = "1.9.2026" }, room with { Who = "Ben" }]);
        (await app.Get<SaveMinutesHandler>().HandleAsync(new(fair.Id, session, 1, "Text", "", later, boss.Id), Stop)).Value.ShouldBe(2);

        var lines = await app.Get<MinutedTasksQuery>().OfAsync(fair.Id, session, boss.Id, Stop);
        lines.Select(line => line.DoneAt is not null).ShouldBe([true, false], "another person's task is another one");

        clock.Advance(TimeSpan.FromDays(3_000));
        await app.Services.GetServices<ISweep>().OfType<CleanUpSweep>().Single().RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        (await db.MinutesRevisions.CountAsync(r => r.Tasks != "", Stop)).ShouldBe(0);
        (await db.DoneTasks.CountAsync(Stop)).ShouldBe(0);
    }

    /// <summary>A task is found by the name of an account, so that nobody should have to know how it is written.</summary>
    [Theory, EachDatabase]
    public async Task The_team_and_who_leads_the_session_are_offered_to_those_who_see_names(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var boss = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id);
        var helper = await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id);
        var stranger = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, other.Id);
        var session = await WriteAsync(app, fair);
        await using var db = await app.OpenDbAsync();
        foreach (var (id, name) in new[] { (boss.Id, "Zoe Özdemir"), (helper.Id, "Mia Brandt"), (stranger.Id, "Fremd Fremd") })
            await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisplayName, name), Stop);
        db.Add(new SessionLead(session, "Ben Acar", "", 0));
        await db.SaveChangesAsync(Stop);

        (await OfferedAsync(boss, fair)).ShouldBe(["Ben Acar", "Mia Brandt", "Zoe Özdemir"]);
        (await OfferedAsync(helper, fair)).ShouldBe(["Ben Acar", "Mia Brandt"], "colleagues' names are not theirs to see");
        (await OfferedAsync(stranger, other)).ShouldBe(["Fremd Fremd"], "the session is of another event");

        async Task<IReadOnlyList<string>> OfferedAsync((Guid Id, ClaimsPrincipal Who) person, Event of)
        {
            using (CallingUser.As(person.Who))
                return await app.Get<MinutedTasksQuery>().PeopleAsync(of.Id, session, Stop);
        }
    }

    private static async Task<Guid> WriteAsync(TestApp app, Event of, params MinutesTask[] tasks)
    {
        var group = new Session(of.Id, SessionKind.WorkingGroup, new("Wie geht es weiter?"), of.StartsAt, of.EndsAt, null);
        var minutes = new Minutes(group.Id);
        minutes.Revise("Text", "", MinutesRules.TasksText(tasks), "Ada", DateTimeOffset.UtcNow);
        await using var db = await app.OpenDbAsync();
        db.AddRange(group, minutes);
        await db.SaveChangesAsync(Stop);
        return group.Id;
    }
}
