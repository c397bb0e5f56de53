using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Listing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Events;

/// <summary>What the first page says to whom: tasks, the month, the year, and what is broken.</summary>
public sealed class StartPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task My_tasks_are_what_is_due_soon_and_what_minutes_give_me(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, foreign) = (await app.AddEventAsync(), await app.AddEventAsync());
        var helper = await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id);
        await ChecklistWorld.AddAsync(app, fair, "Press", 35, helper.Id);
        await ChecklistWorld.AddAsync(app, fair, "Catering", 25, helper.Id);
        await ChecklistWorld.AddAsync(app, fair, "Signs", 3, helper.Id);
        await ChecklistWorld.AddAsync(app, fair, "Published", 35);
        await ChecklistWorld.AddAsync(app, foreign, "Press", 35, helper.Id);
        await using var db = await app.OpenDbAsync();
        var name = await db.Users.Where(a => a.Id == helper.Id).Select(a => a.DisplayName).SingleAsync(Stop);
        await WriteAsync(db, fair, $"Flyer drucken | Ada, {name} | 24.08.2026\nRaum buchen | Ada | ", $"Veraltet | {name} | ");
        await WriteAsync(db, foreign, $"Geht mich nichts an | {name} | ");

        var mine = await app.Get<MyTasksQuery>().ReadAsync(helper.Id, Stop);

        mine.Points.Select(due => due.Point.Key).ShouldBe(["Press", "Catering"], "the longest first; three weeks are not soon");
        var minuted = mine.Minuted.ShouldHaveSingleItem();
        (minuted.Task.What, minuted.Task.Until, minuted.Slug).ShouldBe(("Flyer drucken", "24.08.2026", fair.Slug));
        (await app.Get<MyTasksQuery>().ReadAsync(Guid.NewGuid(), Stop)).Count.ShouldBe(0);

        await SetRoleAsync(StaffRole.Door);
        (await app.Get<MyTasksQuery>().ReadAsync(helper.Id, Stop)).Minuted.ShouldBeEmpty("minutes are closed to the door");
        await SetRoleAsync(StaffRole.Contributor);
        Task<int> SetRoleAsync(StaffRole role) =>
            db.Staff.Where(s => s.UserId == helper.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, role), Stop);

        await db
            .Events.Where(e => e.Id == fair.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.EndsAt, DateTimeOffset.UtcNow.AddDays(-91)), Stop);
        (await app.Get<MyTasksQuery>().ReadAsync(helper.Id, Stop)).Count.ShouldBe(0, "long over");
    }

    [Theory, EachDatabase]
    public async Task A_month_shows_ones_own_events_and_drafts_by_the_days_of_their_place(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, draft, foreign) = (await app.AddEventAsync(), await app.AddEventAsync(publish: false), await app.AddEventAsync());
        using var client = await app.SignInAsync(StaffRole.Contributor, fair.Id);
        await using var db = await app.OpenDbAsync();
        var user = await db.Staff.Where(s => s.EventId == fair.Id).Select(s => s.UserId).SingleAsync(Stop);
        db.Add(new EventStaff(draft.Id, user, StaffRole.Contributor));
        await db.SaveChangesAsync(Stop);
        // From half past eleven in the night, in Kassel, on the last day of January to midnight after the second of February.
        await MoveAsync(db, fair, new(2027, 1, 31, 22, 30, 0, TimeSpan.Zero), new(2027, 2, 2, 23, 0, 0, TimeSpan.Zero));
        await MoveAsync(db, draft, new(2027, 2, 10, 8, 0, 0, TimeSpan.Zero), new(2027, 2, 10, 14, 0, 0, TimeSpan.Zero));
        await MoveAsync(db, foreign, new(2027, 2, 10, 8, 0, 0, TimeSpan.Zero), new(2027, 2, 10, 14, 0, 0, TimeSpan.Zero));

        var february = await app.Get<EventMonthQuery>().OfAsync(user, new(2027, 2, 1), Stop);

        february.Select(one => one.Slug).ShouldBe([fair.Slug, draft.Slug]);
        (february[0].FirstDay, february[0].LastDay).ShouldBe((new(2027, 1, 31), new(2027, 2, 2)));
        february[1].State.ShouldBe(EventState.Draft);
        (await app.Get<EventMonthQuery>().OfAsync(user, new(2027, 1, 1), Stop)).Select(one => one.Slug).ShouldBe([fair.Slug]);
        (await app.Get<EventMonthQuery>().OfAsync(user, new(2027, 4, 1), Stop)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task The_year_counts_schools_and_who_did_not_come_and_administrators_hear_of_trouble(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, uncounted) = (await app.AddEventAsync(), await app.AddEventAsync());
        await app.RegisterAsync(fair.Slug, "Anna", 3);
        await app.RegisterAsync(fair.Slug, "Berta", 1);
        await app.RegisterAsync(uncounted.Slug, "Carla", 5);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var db = await app.OpenDbAsync();
        var user = await db.Staff.Where(s => s.EventId == fair.Id).Select(s => s.UserId).SingleAsync(Stop);
        var boss = await db.Users.Where(a => a.IsAdministrator).Select(a => a.Id).SingleAsync(Stop);
        var now = DateTimeOffset.UtcNow;
        foreach (var one in new[] { fair, uncounted })
            await MoveAsync(db, one, now.AddMinutes(-2), now.AddMinutes(-1));
        var anna = await db.Registrations.SingleAsync(r => r.FirstName == "Anna", Stop);
        var berta = await db.Registrations.SingleAsync(r => r.FirstName == "Berta", Stop);
        db.AddRange(
            new ClassBooking(anna.Id, new(null, "Waldau", "9b", 2, 1, "", "")),
            new ClassBooking(berta.Id, new(null, "Waldau", "9c", 1, 0, "", "")),
            new JobRun
            {
                Name = "outbox",
                LastStartedAt = now,
                Failures = 2,
            }
        );
        await db.SaveChangesAsync(Stop);
        var came = await db.Tickets.Where(t => t.RegistrationId == anna.Id).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync(Stop);
        await db.Tickets.Where(t => t.Id == came).ExecuteUpdateAsync(set => set.SetProperty(t => t.AdmittedAt, now), Stop);
        app.Get<MailTransportState>().Failed(new EventManager.Mail.MailConnectionException("Connection refused."));

        var theirs = (await app.Get<StartQuery>().ReadAsync(user, Stop))!;
        var all = (await app.Get<StartQuery>().ReadAsync(boss, Stop))!;

        (theirs.Year.Schools, theirs.Year.Expected, theirs.Year.Came, theirs.Year.NoShowPercent).ShouldBe((1, 4, 1, 75));
        (all.Year.Expected, all.Year.Came).ShouldBe((4, 1), "where nobody scanned, nobody knows");
        (theirs.Year.FailingJobs, theirs.MailsStuckSince).ShouldBe((0, null));
        (all.Year.FailingJobs, all.MailsStuckSince is not null).ShouldBe((1, true));
    }

    private static Task MoveAsync(EventDb db, Event of, DateTimeOffset starts, DateTimeOffset ends) =>
        db
            .Events.Where(e => e.Id == of.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsAt, starts).SetProperty(e => e.EndsAt, ends), Stop);

    /// <summary>Minutes whose last text has these tasks.</summary>
    private static async Task WriteAsync(EventDb db, Event of, string tasks, string? before = null)
    {
        var group = new Session(of.Id, SessionKind.WorkingGroup, new("Wie geht es weiter?"), of.StartsAt, of.EndsAt, null);
        var minutes = new Minutes(group.Id);
        if (before is not null)
            minutes.Revise("Text", "", before, "Ada", DateTimeOffset.UtcNow);
        minutes.Revise("Text", "", tasks, "Ada", DateTimeOffset.UtcNow);
        db.AddRange(group, minutes);
        await db.SaveChangesAsync(Stop);
    }
}
