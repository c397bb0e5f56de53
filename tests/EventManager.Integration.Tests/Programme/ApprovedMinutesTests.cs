using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Access;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Calendar;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Programme;

/// <summary>Minutes that go by themselves once they are approved, where somebody has switched it on.</summary>
public sealed class ApprovedMinutesTests
{
    private readonly TestClock clock = new();

    private static CancellationToken Stop => ProgrammeWorld.Stop;

    [Theory, EachDatabase]
    public async Task They_go_once_to_each_so_many_hours_after_approval_and_not_before(DatabaseUnderTest kind)
    {
        await using var world = await StartAsync(kind);
        var session = await MeetingAsync(world, 3);
        (await RunAsync(world)).ShouldBe(0, "off until somebody switches it on");
        (await SwitchAsync(world, true, null)).Id.ShouldNotBeNull();

        clock.Advance(TimeSpan.FromHours(23));
        (await RunAsync(world)).ShouldBe(0);
        var coming = (await world.Get<ComingMinutes>().FindAsync(session.Id, Stop))!;
        coming.To.ShouldBe(MinutesAudience.Present);
        using var house = await world.App.SignInAsync(null, null, administrator: true);
        var who = OpenCircuit.WhoIs(world.App.Services, house);
        var month = await world.Get<MailCalendarQuery>().OfAsync(who, MailPeriod.DayOf(coming.DueAt), "", Stop);
        var line = month.Single(one => one.Kind == BuiltInRules.Minutes);
        (line.From, line.States[MailDayState.Planned]).ShouldBe((coming.DueAt, 3), "in the calendar of mails to come");
        clock.Advance(TimeSpan.FromHours(2));
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(world)))).Sum().ShouldBe(3, "several nodes at once");
        (await RunAsync(world)).ShouldBe(0);

        (await world.MailsAsync("minutes")).Distinct().Count().ShouldBe(3);
        await using var db = await world.App.OpenDbAsync();
        var rule = BuiltInRules.IdOf(world.Event.Id, BuiltInRules.Minutes);
        (await db.MailLedger.CountAsync(l => l.RuleId == rule && l.AboutId == session.Id, Stop)).ShouldBe(
            3,
            "in the ledger of all minutes"
        );
        (await db.Audit.CountAsync(a => a.Action == "mail_rule.started", Stop)).ShouldBe(1);

        // Whoever is added gets them too; a new revision is a correction, and that somebody sends.
        await world.RecordAsync(session, await world.AddPersonAsync("zz-late@example.org"));
        (await RunAsync(world)).ShouldBe(1);
        await world.ApproveMinutesAsync(session, "Neu", basedOn: 1);
        await world.RecordAsync(session, await world.AddPersonAsync("zz-later@example.org"));
        clock.Advance(TimeSpan.FromHours(25));
        (await RunAsync(world)).ShouldBe(0);
        (await world.MailsAsync("minutes-correction")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task What_was_sent_by_hand_does_not_go_again_and_switched_off_nothing_goes(DatabaseUnderTest kind)
    {
        await using var world = await StartAsync(kind);
        await SwitchAsync(world, true, null, MinutesAudience.Present | MinutesAudience.Event);
        var (byHand, off) = (await MeetingAsync(world, 2), await MeetingAsync(world, 1));
        (
            await world.Get<SendMinutesHandler>().HandleAsync(new(world.Event.Id, byHand.Id, 1, MinutesAudience.Present), Stop)
        ).Value.ShouldBe(2);
        await SwitchAsync(world, false, null);

        clock.Advance(TimeSpan.FromHours(25));
        (await RunAsync(world)).ShouldBe(0);

        // What has become due meanwhile goes when somebody says so.
        var asked = await SwitchAsync(world, true, null, MinutesAudience.Present | MinutesAudience.Event);
        (asked.Id, asked.Past).ShouldBe((null, 1));
        await SwitchAsync(world, true, true, MinutesAudience.Present | MinutesAudience.Event);
        (await RunAsync(world)).ShouldBe(3, "everybody of the event, of the minutes that nobody has sent");
        (await world.Get<ComingMinutes>().FindAsync(byHand.Id, Stop)).ShouldBeNull();
        (await world.Get<ComingMinutes>().FindAsync(off.Id, Stop)).ShouldNotBeNull();
    }

    [Theory, EachDatabase]
    public async Task Broken_off_between_two_batches_they_go_on_with_the_rest(DatabaseUnderTest kind)
    {
        await using var world = await StartAsync(kind);
        await SwitchAsync(world, true, null);
        await MeetingAsync(world, 5);
        clock.Advance(TimeSpan.FromHours(25));
        using var crash = new CancellationTokenSource();
        using var signal = new OutboxSignal();
        var sending = new SendMinutesHandler(new MinutesSending(world.Get<Transactions>(), new StoppingClock(clock, crash), signal))
        {
            Batch = 2,
        };
        var dying = new ApprovedMinutesSweep(
            world.Get<IDbContextFactory<EventManager.Data.EventDb>>(),
            world.Get<ComingMinutes>(),
            sending,
            clock
        );

        await Should.ThrowAsync<OperationCanceledException>(() => dying.RunAsync(crash.Token));
        (await world.MailsAsync("minutes")).Count.ShouldBe(2);

        (await RunAsync(world)).ShouldBe(3);
        (await world.MailsAsync("minutes")).Distinct().Count().ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_meant_is_refused(DatabaseUnderTest kind)
    {
        await using var world = await StartAsync(kind);
        var saving = world.Get<SaveApprovedMinutesHandler>();
        var plan = new SaveApprovedMinutes(world.Event.Id, true, 24, MinutesAudience.Present, null, null);

        (await saving.HandleAsync(plan with { Hours = -1 }, Stop)).Refusal.ShouldBe(MailingRefusals.MinutesHours);
        (await saving.HandleAsync(plan with { Hours = null }, Stop)).Refusal.ShouldBe(MailingRefusals.MinutesHours);
        (await saving.HandleAsync(plan with { Hours = 721 }, Stop)).Refusal.ShouldBe(MailingRefusals.MinutesHours);
        (await saving.HandleAsync(plan with { To = MinutesAudience.None }, Stop)).Refusal.ShouldBe(MailingRefusals.MinutesNobody);
        await using var db = await world.App.OpenDbAsync();
        (await db.MailRules.AnyAsync(Stop)).ShouldBeFalse("a refusal writes nothing");
    }

    [Theory, EachDatabase]
    public async Task What_somebody_else_has_said_meanwhile_is_not_overwritten_unseen(DatabaseUnderTest kind)
    {
        await using var world = await StartAsync(kind);
        var (saving, list) = (world.Get<SaveApprovedMinutesHandler>(), world.Get<ListMailRules>());
        var read = (await list.ApprovedMinutesAsync(world.Event.Id, Stop)).Version;
        var plan = new SaveApprovedMinutes(world.Event.Id, true, 24, MinutesAudience.Present, false, null) { Version = read };

        (await saving.HandleAsync(plan with { Hours = 48 }, Stop)).Refusal.ShouldBeNull();
        (await saving.HandleAsync(plan, Stop)).Refusal.ShouldBe(MailingRefusals.RuleChanged);
        (await saving.HandleAsync(plan with { IsOn = false }, Stop)).Refusal.ShouldBe(MailingRefusals.RuleChanged);

        var stays = await list.ApprovedMinutesAsync(world.Event.Id, Stop);
        (stays.IsOn, stays.Amount).ShouldBe((true, 48));
        (await saving.HandleAsync(plan with { IsOn = false, Version = stays.Version }, Stop)).Refusal.ShouldBeNull();
    }

    private Task<ProgrammeWorld> StartAsync(DatabaseUnderTest kind) =>
        ProgrammeWorld.StartAsync(kind, services => services.AddSingleton<TimeProvider>(clock));

    private static Task<int> RunAsync(ProgrammeWorld world) =>
        world.App.Services.GetServices<ISweep>().OfType<ApprovedMinutesSweep>().Single().RunAsync(Stop);

    private static async Task<SavedMailRule> SwitchAsync(
        ProgrammeWorld world,
        bool isOn,
        bool? pastToo,
        MinutesAudience to = MinutesAudience.Present
    )
    {
        var command = new SaveApprovedMinutes(world.Event.Id, isOn, 24, to, pastToo, null) { Seen = pastToo is true ? 1 : null };
        var saved = await world.Get<SaveApprovedMinutesHandler>().HandleAsync(command, Stop);
        saved.Refusal.ShouldBeNull();
        return saved.Value;
    }

    private static async Task<Session> MeetingAsync(ProgrammeWorld world, int people)
    {
        var session = await world.AddSessionAsync("AG");
        for (var i = 0; i < people; i++)
            await world.RecordAsync(session, await world.AddPersonAsync());
        await world.ApproveMinutesAsync(session, "Wir haben beschlossen.");
        return session;
    }

    /// <summary>The process ends when the second batch asks for the time.</summary>
    private sealed class StoppingClock(TimeProvider inner, CancellationTokenSource crash) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++asked == 2)
                crash.Cancel();
            return inner.GetUtcNow();
        }
    }
}
