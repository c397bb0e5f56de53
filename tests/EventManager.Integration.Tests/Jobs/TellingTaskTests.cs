using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>A change of an event that very many people must hear of: made at once, told by a task.</summary>
public sealed class TellingTaskTests
{
    private const int People = RegisteredTeller.MostAtOnce + 150;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_large_event_is_called_off_at_once_and_everybody_told_once_though_the_node_dies(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await StartAsync(kind);
        var command = new CancelEvent(world.Fair.Id, world.Organiser);

        var result = await world.App.Services.GetRequiredService<CancelEventHandler>().HandleAsync(command, Stop);

        result.Value.Count.ShouldBe(People);
        var id = result.Value.Task.ShouldNotBeNull();
        await using var db = await world.App.OpenDbAsync();
        (await db.Events.SingleAsync(Stop)).State.ShouldBe(EventState.Cancelled);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(0);
        await OneBatchAsync(world, id);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(TellRegistered.BatchSize);

        await world.Runner.RunDueAsync(Stop);

        var task = await world.FindAsync(id);
        (task.State, task.ResultKey, task.Done, task.Total).ShouldBe((BackgroundTaskState.Done, "told", People, People));
        task.Numbers.ShouldBe([People]);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(People);
        (await db.Outbox.Select(m => m.SubjectId).Distinct().CountAsync(Stop)).ShouldBe(People);
        var rule = BuiltInRules.IdOf(world.Fair.Id, BuiltInRules.Cancelled);
        var ledger = db.MailLedger.Where(l => l.RuleId == rule);
        (await ledger.CountAsync(Stop)).ShouldBe(People);
        (await ledger.CountAsync(l => db.Outbox.Any(m => m.Id == l.MailId && m.SubjectId == l.RecipientId), Stop)).ShouldBe(People);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_that_both_think_they_tell_write_each_mail_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await StartAsync(kind);
        var result = await world
            .App.Services.GetRequiredService<CancelEventHandler>()
            .HandleAsync(new(world.Fair.Id, world.Organiser), Stop);
        var slow = await TakeAsync(world);
        await EndLeaseAsync(world, result.Value.Task!.Value);
        var fast = await TakeAsync(world);
        var task = world.App.Services.GetServices<ITaskKind>().OfType<TellRegisteredTask>().Single();

        await task.NextAsync(fast, default, Stop);
        await Should.ThrowAsync<TaskLostException>(() => task.NextAsync(slow, default, Stop));

        await using var db = await world.App.OpenDbAsync();
        (await db.Outbox.CountAsync(Stop)).ShouldBe(TellRegistered.BatchSize);
        (await db.MailLedger.CountAsync(Stop)).ShouldBe(TellRegistered.BatchSize);
        await EndLeaseAsync(world, result.Value.Task!.Value);
        await world.Runner.RunDueAsync(Stop);
        (await db.MailLedger.Select(l => l.RecipientId).Distinct().CountAsync(Stop)).ShouldBe(People);
        (await db.MailLedger.CountAsync(Stop)).ShouldBe(People);
    }

    [Theory, EachDatabase]
    public async Task Telling_is_stopped_before_its_task_has_written_a_mail_and_none_leaves(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await StartAsync(kind);
        await world.App.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(world.Fair.Id, world.Organiser), Stop);
        var switching = world.App.Services.GetRequiredService<SwitchBuiltInRuleHandler>();
        var asked = new SwitchBuiltInRule(world.Fair.Id, BuiltInRules.Cancelled, null, world.Organiser);
        var listing = world.App.Services.GetRequiredService<ListMailRules>();
        (await LineAsync()).MayStop.ShouldBeTrue("its task waits");

        (await switching.StopAsync(asked, Stop)).Value.ShouldBe(0);
        await world.Runner.RunDueAsync(Stop);
        await world.App.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

        await using var db = await world.App.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.SentAt != null, Stop)).ShouldBe(0);
        (await db.Outbox.CountAsync(m => m.State == OutboxState.Withheld, Stop)).ShouldBeGreaterThan(0);
        (await LineAsync()).MayGoOn.ShouldBeTrue();

        async Task<MailRuleLine> LineAsync() =>
            (await listing.BuiltInAsync(world.Fair.Id, Stop)).Single(line => line.Rule.Mail == BuiltInRules.Cancelled);
    }

    [Theory, EachDatabase]
    public async Task A_newer_date_ends_the_telling_of_the_older_one_and_nobody_is_told_twice(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await StartAsync(kind);
        var (outbox, task) = (world.App.Services.GetRequiredService<OutboxClaims>(), TellingOf(world));
        var older = (await PostponeAsync(world, 30)).Task.ShouldNotBeNull();
        var slow = await TakeAsync(world);
        var half = await task.NextAsync(slow, default, Stop);
        var claimed = await outbox.TakeAsync(10, Stop);
        claimed.Count.ShouldBe(10);
        await using var db = await world.App.OpenDbAsync();
        var rule = db.MailRules.AsNoTracking().Where(r => r.Id == BuiltInRules.IdOf(world.Fair.Id, BuiltInRules.Postponed));
        var before = (await rule.SingleAsync(Stop)).Version;

        (await PostponeAsync(world, 60)).Count.ShouldBe(People);

        (await rule.SingleAsync(Stop)).Version.ShouldBe(before + 1, "who stops it in the same moment is told");
        (await world.FindAsync(older)).ResultKey.ShouldBe("overtaken");
        await Should.ThrowAsync<TaskLostException>(() => task.NextAsync(slow, half, Stop));
        foreach (var mail in claimed)
            (await outbox.BeginAttemptAsync(mail)).ShouldBeFalse("claimed and not begun, it stays behind as the others");
        await world.Runner.RunDueAsync(Stop);
        var told = db.Outbox.Where(m => m.Kind == BuiltInRules.Postponed && m.State == OutboxState.Queued).Select(m => m.SubjectId);
        (await told.CountAsync(Stop)).ShouldBe(People);
        (await told.Distinct().CountAsync(Stop)).ShouldBe(People);
        (await BehindAsync(world)).ShouldBe([(OutboxState.Withheld, MailErrors.TooLate, TellRegistered.BatchSize)]);
    }

    [Theory, EachDatabase]
    public async Task What_was_stopped_of_an_older_date_does_not_leave_with_the_newer_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await StartAsync(kind);
        await PostponeAsync(world, 30);
        var slow = await TakeAsync(world);
        var half = await TellingOf(world).NextAsync(slow, default, Stop);
        var asked = new SwitchBuiltInRule(world.Fair.Id, BuiltInRules.Postponed, null, world.Organiser);
        var stopped = await world.App.Services.GetRequiredService<SwitchBuiltInRuleHandler>().StopAsync(asked, Stop);
        stopped.Value.ShouldBe(TellRegistered.BatchSize);
        await TellingOf(world).NextAsync(slow, half, Stop);

        await PostponeAsync(world, 60);
        await world.Runner.RunDueAsync(Stop);
        await world.App.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

        await using var db = await world.App.OpenDbAsync();
        var left = await db.Outbox.Where(m => m.SentAt != null && m.Kind == BuiltInRules.Postponed).ToListAsync(Stop);
        left.ShouldNotBeEmpty();
        left.ShouldAllBe(m => m.OnceKey!.EndsWith(":2", StringComparison.Ordinal));
        (await BehindAsync(world)).ShouldBe([(OutboxState.Withheld, MailErrors.TooLate, 2 * TellRegistered.BatchSize)]);
    }

    /// <summary>What became of the mails of the first postponement.</summary>
    private static async Task<IEnumerable<(OutboxState, string, int)>> BehindAsync(TaskWorld world)
    {
        await using var db = await world.App.OpenDbAsync();
        var older = await db.Outbox.Where(m => m.Kind == BuiltInRules.Postponed && m.OnceKey!.EndsWith(":1")).ToListAsync(Stop);
        return older.GroupBy(m => (m.State, m.LastError)).Select(same => (same.Key.State, same.Key.LastError, same.Count()));
    }

    private static TellRegisteredTask TellingOf(TaskWorld world) =>
        world.App.Services.GetServices<ITaskKind>().OfType<TellRegisteredTask>().Single();

    private static async Task<Told> PostponeAsync(TaskWorld world, int days)
    {
        var newStart = Zone.ToLocal(world.Fair.StartsAt, world.Fair.TimeZone).DateTime.AddDays(days);
        var command = new PostponeEvent(world.Fair.Id, newStart, world.Organiser);
        return (await world.App.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(command, Stop)).Value.Told;
    }

    [Fact]
    public async Task People_are_told_though_who_decided_it_lost_the_role_in_between()
    {
        await using var world = await StartAsync(DatabaseUnderTest.Sqlite);
        var command = new CancelEvent(world.Fair.Id, world.Organiser);
        var result = await world.App.Services.GetRequiredService<CancelEventHandler>().HandleAsync(command, Stop);
        await using var db = await world.App.OpenDbAsync();
        await db.Staff.Where(s => s.UserId == world.Organiser).ExecuteDeleteAsync(Stop);

        await world.Runner.RunDueAsync(Stop);

        (await world.FindAsync(result.Value.Task!.Value)).ResultKey.ShouldBe("told");
        (await db.Outbox.CountAsync(Stop)).ShouldBe(People);
    }

    [Fact]
    public async Task Nobody_can_ask_for_the_telling_without_the_change()
    {
        await using var world = await StartAsync(DatabaseUnderTest.Sqlite);
        var asked = TellRegisteredTask.Of(
            new Announcement(world.Fair.Id, "event-cancelled", "cancelled", 1, DateTimeOffset.UtcNow),
            world.Organiser
        );

        (await world.Tasks.StartAsync(asked, Stop)).Refusal.ShouldBe(TaskRefusals.NotAllowed);
    }

    [Fact]
    public async Task Who_registers_after_a_postponement_is_not_told_of_it()
    {
        await using var world = await StartAsync(DatabaseUnderTest.Sqlite);
        var newStart = Zone.ToLocal(world.Fair.StartsAt, world.Fair.TimeZone).DateTime.AddDays(30);
        var command = new PostponeEvent(world.Fair.Id, newStart, world.Organiser);
        var result = await world.App.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(command, Stop);
        var late = new Registration(
            world.Fair,
            new Person("Neu", "Hier", "neu@schule.example"),
            "de",
            1,
            DateTimeOffset.UtcNow.AddSeconds(1)
        );
        await world.App.AddAsync(late);

        await world.Runner.RunDueAsync(Stop);

        (await world.FindAsync(result.Value.Told.Task!.Value)).Done.ShouldBe(People);
        await using var db = await world.App.OpenDbAsync();
        (await db.Outbox.AnyAsync(m => m.SubjectId == late.Id, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_change_leaves_no_task_behind()
    {
        await using var world = await StartAsync(DatabaseUnderTest.Sqlite);
        var handler = world.App.Services.GetRequiredService<CancelEventHandler>();
        await handler.HandleAsync(new CancelEvent(world.Fair.Id, world.Organiser), Stop);

        (await handler.HandleAsync(new CancelEvent(world.Fair.Id, world.Organiser), Stop)).Refusal.ShouldBe(EventRefusals.NotPublished);

        (await world.Tasks.ListAsync(world.Organiser, Stop)).Count.ShouldBe(1);
    }

    /// <summary>What a node does that dies after its first batch, and then the end of its lease.</summary>
    private static async Task OneBatchAsync(TaskWorld world, Guid id)
    {
        var dying = await TakeAsync(world);
        await world.App.Services.GetServices<ITaskKind>().OfType<TellRegisteredTask>().Single().NextAsync(dying, default, Stop);
        await EndLeaseAsync(world, id);
    }

    private static async Task<TaskRun> TakeAsync(TaskWorld world) =>
        new(
            (await world.App.Services.GetRequiredService<TaskClaims>().TakeAsync(Stop))!,
            world.App.Services.GetRequiredService<TaskParts>()
        );

    private static async Task EndLeaseAsync(TaskWorld world, Guid id)
    {
        await using var db = await world.App.OpenDbAsync();
        await db
            .BackgroundTasks.Where(t => t.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ClaimedUntil, DateTimeOffset.UtcNow.AddMinutes(-1)), Stop);
    }

    private static async Task<TaskWorld> StartAsync(DatabaseUnderTest kind)
    {
        // A thousand mails at the usual pace are two minutes of waiting.
        var world = await TaskWorld.StartAsync(kind, new() { ["Mail:MaxPerMinute"] = "0" });
        await world.App.AddAsync([.. Enumerable.Range(0, People).Select(number => (object)EventsTest.Confirmed(world.Fair, number))]);
        return world;
    }
}
