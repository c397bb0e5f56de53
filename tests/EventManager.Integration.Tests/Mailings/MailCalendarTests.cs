using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Access;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Calendar;
using EventManager.Web.Features.Mailings.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>One calendar of all mails, gone and to come, for whoever organises the events.</summary>
public sealed class MailCalendarTests
{
    private static readonly MailTiming AfterHundredDays = new(MailAnchor.Confirmed, true, 101, MailUnit.Days, null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_went_and_what_is_to_come_stands_by_day_for_who_organises_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (mine, other, draft) = (await app.AddEventAsync(), await app.AddEventAsync(), await app.AddEventAsync(publish: false));
        var (_, organiser) = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, mine.Id);
        var (_, ofDraft) = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, draft.Id);
        var (_, door) = await ChecklistWorld.PersonAsync(app, StaffRole.Door, mine.Id);
        using var house = await app.SignInAsync(null, null, administrator: true);
        var administrator = OpenCircuit.WhoIs(app.Services, house);
        foreach (var fair in new[] { mine, other, draft })
            await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 1);
        var (gone, coming) = (MailRuleWorld.DueTenMinutesAgo(mine), MailRule.ReminderOf(mine.Id, 3));
        var each = new MailRule(mine.Id, MailRule.Message, AfterHundredDays);
        foreach (var rule in new[] { gone, coming, each, MailRuleWorld.DueTenMinutesAgo(other), MailRule.ReminderOf(draft.Id, 3) })
            await MailRuleWorld.AddAsync(app, rule);
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(6);
        await using var db = await app.OpenDbAsync();
        await SayAsync(db, mine.Id);

        var lines = await AllAsync(app, organiser);

        lines.ShouldAllBe(line => line.Event!.Slug == mine.Slug);
        var now = lines.Single(line => line.Timing == gone.Timing);
        now.States.ShouldBe(
            new Dictionary<MailDayState, int>
            {
                [MailDayState.Queued] = 1,
                [MailDayState.Sent] = 1,
                [MailDayState.Failed] = 1,
            }
        );
        now.Count.ShouldBe(3);
        var planned = lines.Single(line => line.Timing == coming.Timing);
        planned.From.ShouldBe(coming.Timing.Of(mine.StartsAt, Zone.Default));
        planned.States.ShouldBe(new Dictionary<MailDayState, int> { [MailDayState.Planned] = 3 });
        lines.Where(line => line.Timing == each.Timing).Sum(line => line.Count).ShouldBe(3, "a day after tomorrow for each of them");
        lines.Select(line => line.Day).ShouldBeInOrder();

        var query = app.Services.GetRequiredService<MailCalendarQuery>();
        (await query.EventsAsync(organiser, Stop)).ShouldHaveSingleItem().Slug.ShouldBe(mine.Slug);
        (await query.EventsAsync(administrator, Stop)).Count.ShouldBe(3);
        (await query.OfAsync(administrator, query.Today, other.Slug, Stop)).ShouldAllBe(line => line.Event!.Slug == other.Slug);
        (await query.OfAsync(administrator, query.Today, other.Slug, Stop)).ShouldNotBeEmpty();
        (await query.OfAsync(organiser, query.Today, other.Slug, Stop)).ShouldBeEmpty("it is none of hers");

        (await AllAsync(app, ofDraft)).ShouldHaveSingleItem().States.Keys.ShouldBe([MailDayState.IfPublished]);
        (await AllAsync(app, door)).ShouldBeEmpty("the door has no business with mails");
        (await AllAsync(app, new ClaimsPrincipal(new ClaimsIdentity()))).ShouldBeEmpty();
        var all = await AllAsync(app, administrator);
        all.Select(line => line.Event?.Slug).Distinct().ShouldBe([mine.Slug, other.Slug, draft.Slug], ignoreOrder: true);
        await db.MailRules.Where(r => r.Id == coming.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsOn, false), Stop);
        await db.Staff.Where(s => s.EventId == mine.Id && s.Role == StaffRole.Organiser).ExecuteDeleteAsync(Stop);
        (await AllAsync(app, organiser)).ShouldBeEmpty("the right was taken");
        (await AllAsync(app, administrator)).ShouldNotContain(line => line.Timing == coming.Timing && line.Event!.Slug == mine.Slug);
    }

    /// <summary>One is sent, one is given up, one waits.</summary>
    private static async Task SayAsync(EventDb db, Guid eventId)
    {
        var at = DateTimeOffset.UtcNow;
        var mails = await db.Outbox.Where(m => m.EventId == eventId).Select(m => m.Id).ToListAsync(Stop);
        foreach (var (id, state) in mails.Zip([OutboxState.Sent, OutboxState.Failed, OutboxState.Queued]))
        {
            await db
                .Outbox.Where(m => m.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, state)
                            .SetProperty(m => m.CreatedAt, at)
                            .SetProperty(m => m.DueAt, at)
                            .SetProperty(m => m.SentAt, state == OutboxState.Sent ? at : null),
                    Stop
                );
        }
    }

    [Theory, EachDatabase]
    public async Task A_day_begins_at_midnight_of_the_house(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        using var house = await app.SignInAsync(null, null, administrator: true);
        await using var db = await app.OpenDbAsync();
        // In a month whose clocks change.
        var midnight = Zone.ToUtc(new(2026, 3, 30), Zone.Default);
        foreach (var moment in new[] { midnight.AddSeconds(-1), midnight, midnight.AddDays(2).AddSeconds(-1), midnight.AddDays(2) })
            db.Outbox.Add(new OutboxMail("account-invitation", "haus@kassel.example", "", "de", moment));
        await db.SaveChangesAsync(Stop);

        var march = await app
            .Services.GetRequiredService<MailCalendarQuery>()
            .OfAsync(OpenCircuit.WhoIs(app.Services, house), new(2026, 3, 15), "", Stop);

        march.Select(line => (line.Day.Day, line.Count)).ShouldBe([(29, 1), (30, 1), (31, 1)]);
    }

    private static async Task<List<MailCalendarLine>> AllAsync(TestApp app, ClaimsPrincipal who)
    {
        var (query, lines) = (app.Services.GetRequiredService<MailCalendarQuery>(), new List<MailCalendarLine>());
        for (var month = -1; month <= 2; month++)
            lines.AddRange(await query.OfAsync(who, query.Today.AddMonths(month), "", Stop));
        return lines;
    }
}
