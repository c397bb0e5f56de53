using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Events.Checklist;
using EventManager.Web.Features.Events.Staffing;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Events;

/// <summary>The preparation checklist over the databases: who may, who was first, and what it costs to read.</summary>
public sealed class ChecklistTests
{
    private const int Presses = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Many_who_tick_order_and_suggest_at_once_lose_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (suggest, tick) = (app.Get<SuggestChecklistHandler>(), app.Get<TickChecklistPointHandler>());
        var people = Enumerable.Range(0, Presses).Select(_ => Guid.NewGuid()).ToList();

        var added = await Task.WhenAll(people.Select(one => suggest.HandleAsync(new(fair.Id, one), Stop)));

        await using var db = await app.OpenDbAsync();
        var points = await db.ChecklistPoints.AsNoTracking().OrderBy(p => p.Position).ToListAsync(Stop);
        points.Select(p => p.Key).ShouldBe(ChecklistRules.For(fair.Id, fair.Kind, []).Select(p => p.Key));
        added.Sum(one => one.Value).ShouldBe(points.Count, "one of them added them, the others found them");

        var (same, others) = (points[1], points.Skip(2).Take(Presses).ToList());
        var all = people
            .Select(one => tick.HandleAsync(new(fair.Id, same.Id, true, one), Stop))
            .Concat(others.Zip(people, (point, one) => tick.HandleAsync(new(fair.Id, point.Id, true, one), Stop)))
            .Concat(people.Select(one => app.Get<MoveChecklistPointHandler>().HandleAsync(new(fair.Id, points[0].Id, 1, one), Stop)));
        (await Task.WhenAll(all)).ShouldAllBe(one => !one.IsRefused);

        var after = await db.ChecklistPoints.AsNoTracking().OrderBy(p => p.Position).ToListAsync(Stop);
        after.Count(p => p.TickedAt is not null).ShouldBe(1 + Presses);
        after.Select(p => p.Position).ShouldBe(Enumerable.Range(0, after.Count));
        after.FindIndex(p => p.Id == points[0].Id).ShouldBe(Presses, "each move counted");
        var audit = await db.Audit.Where(a => a.Action == "checklist.ticked").ToListAsync(Stop);
        audit.Count(a => a.SubjectId == same.Id).ShouldBe(1, "the others were told that it is done");
        audit.Single(a => a.SubjectId == same.Id).UserId.ShouldBe(after.Single(p => p.Id == same.Id).TickedBy);
        audit.Count.ShouldBe(1 + Presses);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_in_charge_sees_and_ticks_the_own_points_and_organisers_all(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (helper, boss) = (
            await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id),
            await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id)
        );
        var own = await ChecklistWorld.AddAsync(app, fair, null, 3, helper.Id);
        var other = await ChecklistWorld.AddAsync(app, fair, "Press", 3);
        var query = app.Get<ChecklistQuery>();

        (await query.OfEventAsync(fair.Id, helper.Id, false, Stop))!.Lines.Single().Point.Id.ShouldBe(own.Id);
        (await query.OfEventAsync(fair.Id, boss.Id, true, Stop))!.Lines.Count.ShouldBe(2);
        (await TickAsync(helper, own)).ShouldBeNull();
        (await TickAsync(helper, other)).ShouldBe(EventRefusals.NotAllowed);
        (await TickAsync(boss, other)).ShouldBeNull();
        var line = (await query.OfEventAsync(fair.Id, boss.Id, true, Stop))!.Lines.Single(one => one.Point.Id == own.Id);
        (line.TickedBy, line.Person, line.State).ShouldBe(("Test Contributor", "Test Contributor", PointState.Ticked));

        // Somebody ticked it since it was read: what was typed over the older one is not written.
        var save = app.Get<SaveChecklistPointHandler>();
        var now = await ChecklistWorld.ReadAsync(app, own.Id);
        (await save.HandleAsync(new(fair.Id, own.Id, "Alt", 5, null, own.Version, boss.Id), Stop)).Refusal.ShouldBe(
            ChecklistRefusals.Changed
        );
        (await save.HandleAsync(new(fair.Id, own.Id, "Neu", 5, helper.Id, now.Version, boss.Id), Stop)).IsRefused.ShouldBeFalse();
        (await save.HandleAsync(new(fair.Id, null, "Fremd", 5, Guid.NewGuid(), null, boss.Id), Stop)).Refusal.ShouldBe(
            ChecklistRefusals.NotOnTheTeam
        );

        // Off the team, or without an account at all: the point stays, without a person.
        await using var db = await app.OpenDbAsync();
        var address = await db.Users.Where(a => a.Id == helper.Id).Select(a => a.Email!).SingleAsync(Stop);
        await app.Get<SetTeamRoleHandler>().HandleAsync(new(fair.Id, address, null, boss.Id), Stop);
        (await ChecklistWorld.ReadAsync(app, own.Id)).PersonId.ShouldBeNull();
        var gone = await ChecklistWorld.AddAsync(app, fair, "Signs", 3, boss.Id);
        var theirs = await db.Users.Where(a => a.Id == boss.Id).Select(a => a.Email!).SingleAsync(Stop);
        (await app.Get<DeleteAccountHandler>().HandleAsync(new(boss.Id, theirs, helper.Id), Stop)).IsRefused.ShouldBeFalse();
        (await ChecklistWorld.ReadAsync(app, gone.Id)).PersonId.ShouldBeNull();
        (await query.OfEventAsync(fair.Id, helper.Id, true, Stop))!.Lines.Single(one => one.Point.Id == other.Id).TickedBy.ShouldBe("");

        async Task<Refusal?> TickAsync((Guid Id, ClaimsPrincipal Who) person, ChecklistPoint point)
        {
            using (CallingUser.As(person.Who))
                return (await app.Get<TickChecklistPointHandler>().HandleAsync(new(fair.Id, point.Id, true, person.Id), Stop)).Refusal;
        }
    }

    [Theory, EachDatabase]
    public async Task A_deleted_point_comes_back_at_its_place_with_its_tick_and_its_person(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (helper, leaves) = (
            await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id),
            await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id)
        );
        await app.Get<SuggestChecklistHandler>().HandleAsync(new(fair.Id, helper.Id), Stop);
        await using var db = await app.OpenDbAsync();
        var before = await db.ChecklistPoints.AsNoTracking().OrderBy(p => p.Position).ToListAsync(Stop);
        var ticked = before[1];
        await app.Get<TickChecklistPointHandler>().HandleAsync(new(fair.Id, ticked.Id, true, helper.Id), Stop);
        await db.ChecklistPoints.Where(p => p.Id == ticked.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.PersonId, helper.Id), Stop);
        ticked = await ChecklistWorld.ReadAsync(app, ticked.Id);
        await app.Get<DeleteChecklistPointHandler>().HandleAsync(new(fair.Id, ticked.Id, helper.Id), Stop);

        var back = (await app.Get<RestoreChecklistPointHandler>().HandleAsync(new(fair.Id, ticked, helper.Id), Stop)).Value;

        var after = await db.ChecklistPoints.AsNoTracking().OrderBy(p => p.Position).ToListAsync(Stop);
        after.Select(p => p.Key).ShouldBe(before.Select(p => p.Key));
        back.ShouldBe(ticked.Id, "whatever names it finds it again");
        (after[1].Id, after[1].PersonId, after[1].TickedAt, after[1].TickedBy).ShouldBe((back, helper.Id, ticked.TickedAt, helper.Id));
        (await app.Get<RestoreChecklistPointHandler>().HandleAsync(new(fair.Id, ticked, helper.Id), Stop)).Value.ShouldBe(back, "once");
        await app.Get<DeleteChecklistPointHandler>().HandleAsync(new(fair.Id, back, helper.Id), Stop);
        await db.Staff.Where(s => s.UserId == helper.Id).ExecuteDeleteAsync(Stop);
        var again = (await app.Get<RestoreChecklistPointHandler>().HandleAsync(new(fair.Id, ticked, leaves.Id), Stop)).Value;
        (await ChecklistWorld.ReadAsync(app, again)).PersonId.ShouldBeNull("who has left is in charge of nothing");

        // One of the team's own has no key: pressed twice, it is there once, too.
        var own = await ChecklistWorld.AddAsync(app, fair, null, 3);
        await app.Get<DeleteChecklistPointHandler>().HandleAsync(new(fair.Id, own.Id, leaves.Id), Stop);
        for (var i = 0; i < 2; i++)
            (await app.Get<RestoreChecklistPointHandler>().HandleAsync(new(fair.Id, own, leaves.Id), Stop)).Value.ShouldBe(own.Id);
        (await ChecklistWorld.ReadAsync(app, own.Id)).Title.ShouldBe(own.Title);
        (await app.Get<RestoreChecklistPointHandler>().HandleAsync(new(Guid.NewGuid(), own, leaves.Id), Stop)).Refusal.ShouldBe(
            ChecklistRefusals.NotFound
        );
    }

    [Theory, EachDatabase]
    public async Task What_is_overdue_is_read_by_two_statements_for_any_number_of_events(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var statements = new StatementCount();
        await using var app = await statements.StartAsync(kind);
        var query = app.Get<ChecklistQuery>();
        var fair = await app.AddEventAsync();
        var (organiser, helper) = (
            await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id),
            await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id)
        );
        await ChecklistWorld.AddAsync(app, fair, "Published", 40);
        await ChecklistWorld.AddAsync(app, fair, "Press", 35);
        await ChecklistWorld.AddAsync(app, fair, "Catering", 60, helper.Id);
        await ChecklistWorld.AddAsync(app, fair, "Signs", 3);
        var draft = await app.AddEventAsync(publish: false);
        await ChecklistWorld.AddAsync(app, draft, "Published", 40);

        (await KeysAsync(organiser.Id)).ShouldBe(["Catering", "Press"], "the longest first, and it is published");
        (await KeysAsync(helper.Id)).ShouldBe(["Catering"]);
        using var boss = await app.SignInAsync(null, null, administrator: true);
        await using var db = await app.OpenDbAsync();
        var administrator = await db.Users.Where(a => a.IsAdministrator).Select(a => a.Id).SingleAsync(Stop);
        (await KeysAsync(administrator)).ShouldBe(["Catering", "Published", "Press"], "the draft is not published");
        (await statements.OfAsync(() => query.OwnAsync(administrator, Stop))).ShouldBe(2);
        (await PreparedEvents.OverdueAsync(db, fair.Id, DateTimeOffset.UtcNow, Stop)).ShouldBe(2);
        (await InDrawerAsync(organiser.Who)).ShouldBe(2);
        (await InDrawerAsync(helper.Who)).ShouldBe(0, "who sees only their own is not told the number of all");

        await db.Events.Where(e => e.Id == fair.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Cancelled), Stop);
        (await KeysAsync(administrator)).ShouldBe(["Published"], "of what is called off nobody is reminded");

        async Task<int> InDrawerAsync(ClaimsPrincipal who)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var where = await scope
                .ServiceProvider.GetRequiredService<WhereaboutsQuery>()
                .FindAsync(who, "/organise/events/" + fair.Slug, Stop);
            return where.OfEvent.SelectMany(group => group.Places).Single(place => place.Key == "Checklist").Waiting;
        }

        async Task<List<string?>> KeysAsync(Guid user)
        {
            var points = await query.OwnAsync(user, Stop);
            return [.. points.Mine.Concat(points.OfOthers).Select(due => due.Point.Key)];
        }
    }
}
