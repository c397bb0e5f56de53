using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What a rule's mail counts from moves, or is gone, while the mail waits: what it says is no longer so, and it does not leave.</summary>
public sealed class MailRuleMovedTests
{
    private static readonly TimeSpan Early = TimeSpan.FromHours(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseUnderTest, MailAnchor, string> Moves
    {
        get
        {
            var data = new TheoryData<DatabaseUnderTest, MailAnchor, string>();
            foreach (var kind in new[] { DatabaseUnderTest.Sqlite, DatabaseUnderTest.PostgreSql })
            foreach (var (anchor, what) in Cases)
                data.Add(kind, anchor, what);
            return data;
        }
    }

    private static readonly (MailAnchor, string)[] Cases =
    [
        (MailAnchor.SessionStart, "the event is postponed"),
        (MailAnchor.SessionStart, "the session is later"),
        (MailAnchor.SessionStart, "the session is called off"),
        (MailAnchor.SessionStart, "its reader has left the session"),
        (MailAnchor.SessionStart, "its reader is in another session at that time"),
        (MailAnchor.SlotStart, "the event is postponed"),
        (MailAnchor.SlotStart, "the time of arrival is later"),
        (MailAnchor.SlotStart, "its reader comes at another time"),
        (MailAnchor.EventStart, "the event is postponed"),
        (MailAnchor.EventEnd, "the event is postponed"),
        (MailAnchor.RegistrationCloses, "the event is postponed"),
        (MailAnchor.Once, "the single mailing is put off"),
        (MailAnchor.SessionStart, "the rule counts from the event now"),
    ];

    [Theory, MemberData(nameof(Moves))]
    public async Task What_waits_stays_behind(DatabaseUnderTest kind, MailAnchor anchor, string what)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            kind,
            new() { ["Mail:MaxPerMinute"] = "0" },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        var fair = await app.AddEventAsync();
        var (rule, mail) = await WriteAsync(app, clock, fair, anchor);

        await MoveAsync(app, fair, rule, what);
        await SendAsync(app);

        await using var db = await app.OpenDbAsync();
        (await db.Outbox.SingleAsync(m => m.Id == mail, Stop)).State.ShouldBe(OutboxState.Withheld);
    }

    [Theory, EachDatabase]
    public async Task For_the_new_time_it_is_written_anew_and_leaves(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            kind,
            new() { ["Mail:MaxPerMinute"] = "0" },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        var fair = await app.AddEventAsync();
        var (_, mail) = await WriteAsync(app, clock, fair, MailAnchor.SessionStart);
        await MoveAsync(app, fair, null, "the event is postponed");
        await SendAsync(app);
        await using var db = await app.OpenDbAsync();

        clock.Advance((await db.Sessions.OrderBy(s => s.Id).FirstAsync(Stop)).StartsAt - Early / 2 - clock.GetUtcNow());
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(1);
        await SendAsync(app);

        var mails = await db.Outbox.Where(m => m.Kind == MailRule.Reminder).ToListAsync(Stop);
        mails.Single(m => m.Id == mail).State.ShouldBe(OutboxState.Withheld);
        mails.Single(m => m.Id != mail).State.ShouldBe(OutboxState.Sent);
    }

    [Theory]
    [InlineData(MailAnchor.SessionStart)]
    [InlineData(MailAnchor.SlotStart)]
    [InlineData(MailAnchor.EventStart)]
    [InlineData(MailAnchor.EventEnd)]
    [InlineData(MailAnchor.RegistrationCloses)]
    [InlineData(MailAnchor.Once)]
    public async Task What_has_not_moved_leaves(MailAnchor anchor)
    {
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            settings: new() { ["Mail:MaxPerMinute"] = "0" },
            services: services => services.AddSingleton<TimeProvider>(clock)
        );
        var fair = await app.AddEventAsync();
        var (_, mail) = await WriteAsync(app, clock, fair, anchor);

        await SendAsync(app);

        await using var db = await app.OpenDbAsync();
        (await db.Outbox.SingleAsync(m => m.Id == mail, Stop)).State.ShouldBe(OutboxState.Sent);
    }

    /// <summary>Somebody with a time of arrival and a session; the rule's mail to them is written, and waits.</summary>
    private static async Task<(MailRule Rule, Guid Mail)> WriteAsync(TestApp app, TestClock clock, Event fair, MailAnchor anchor)
    {
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 1, waiting: 0);
        await using var db = await app.OpenDbAsync();
        var slots = new[] { 1, 3 }.Select(hour => new TimeSlot(fair.Id, At(fair, hour), At(fair, hour + 1), 20)).ToList();
        var sessions = new[] { "Holz", "Metall" }
            .Select(title => new Session(fair.Id, SessionKind.Talk, new LocalizedText(title), At(fair, 2), At(fair, 3), null))
            .ToList();
        db.AddRange(slots);
        db.AddRange(sessions);
        await db.SaveChangesAsync(Stop);
        var person = await db.Registrations.SingleAsync(Stop);
        person.TimeSlotId = slots[0].Id;
        db.Add(new SessionPlace(sessions[0].Id, person.Id, DateTimeOffset.UtcNow.AddDays(-50)));
        var rule = new MailRule(fair.Id, MailRule.Reminder, new(anchor, false, (int)Early.TotalHours, MailUnit.Hours, null));
        var at = anchor switch
        {
            MailAnchor.SlotStart => slots[0].StartsAt,
            MailAnchor.SessionStart => sessions[0].StartsAt,
            MailAnchor.EventEnd => fair.EndsAt,
            MailAnchor.RegistrationCloses => fair.RegistrationClosesAt!.Value,
            _ => fair.StartsAt,
        };
        if (anchor is MailAnchor.Once)
            rule.GoOnce(at);
        db.MailRules.Add(rule);
        await db.SaveChangesAsync(Stop);
        clock.Advance(at - Early / 2 - clock.GetUtcNow());
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(1);
        return (rule, await db.Outbox.Where(m => m.Kind == MailRule.Reminder).Select(m => m.Id).SingleAsync(Stop));
    }

    private static async Task MoveAsync(TestApp app, Event fair, MailRule? rule, string what)
    {
        await using var db = await app.OpenDbAsync();
        var (first, other) = await SessionsAsync(db);
        var places = db.SessionPlaces.Where(p => p.SessionId == first);
        await (
            what switch
            {
                "the event is postponed" => PostponeAsync(app, fair),
                "the session is later" => db
                    .Sessions.Where(s => s.Id == first)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.StartsAt, At(fair, 2.5)), Stop),
                "the session is called off" => app
                    .Services.GetRequiredService<DeleteSessionHandler>()
                    .HandleAsync(new(fair.Id, first), Stop),
                "its reader has left the session" => places.ExecuteDeleteAsync(Stop),
                "its reader is in another session at that time" => places.ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.SessionId, other),
                    Stop
                ),
                "the time of arrival is later" => db.TimeSlots.ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.StartsAt, At(fair, 2)),
                    Stop
                ),
                "its reader comes at another time" => db.Registrations.ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.TimeSlotId, db.TimeSlots.OrderBy(s => s.StartsAt).Last().Id),
                    Stop
                ),
                "the single mailing is put off" => ChangeAsync(db, rule!, changed => changed.GoOnce(At(fair, 5))),
                _ => ChangeAsync(db, rule!, changed => changed.Timing = MailRule.ReminderOf(fair.Id, 1).Timing),
            }
        );
    }

    private static async Task<(Guid First, Guid Other)> SessionsAsync(EventDb db)
    {
        var ids = await db.Sessions.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(Stop);
        var chosen = await db.SessionPlaces.Select(p => p.SessionId).SingleAsync(Stop);
        return (chosen, ids.Single(id => id != chosen));
    }

    private static async Task ChangeAsync(EventDb db, MailRule rule, Action<MailRule> change)
    {
        change(await db.MailRules.SingleAsync(r => r.Id == rule.Id, Stop));
        await db.SaveChangesAsync(Stop);
    }

    private static async Task PostponeAsync(TestApp app, Event fair)
    {
        var later = Zone.ToLocal(fair.StartsAt, Zone.Default).DateTime.AddDays(7);
        var postponing = app.Services.GetRequiredService<PostponeEventHandler>();
        (await postponing.HandleAsync(new(fair.Id, later, null), Stop)).IsRefused.ShouldBeFalse();
    }

    private static DateTimeOffset At(Event fair, double hours) => fair.StartsAt.AddHours(hours);

    private static Task<int> SendAsync(TestApp app) => app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
}
