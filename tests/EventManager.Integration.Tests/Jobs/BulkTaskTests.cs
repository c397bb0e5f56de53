using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.CheckIn.Badges;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Staffing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Schools;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>What is done to many registrations at once: by whom, to which, and what is said of the rest.</summary>
public sealed class BulkTaskTests
{
    private static readonly string[] Kinds =
    [
        SendLinksTask.Kind,
        ConfirmManyTask.Kind,
        CancelManyTask.Kind,
        BadgesChosenTask.Kind,
        ExportChosenTask.KindOf(RegistrationTable.List),
        ReinstateManyTask.Kind,
        RejectManyTask.Kind,
        RemindChosenTask.Kind,
        SendCompanyLinksTask.Kind,
        WithholdManyTask.KindOf(isOfHouse: false),
        SendManyAgainTask.KindOf(isOfHouse: false),
        ReleaseManyTask.KindOf(isOfHouse: false),
        LiftSuppressionsTask.KindOf(isOfHouse: false),
        RemoveFromTeamTask.Kind,
    ];

    /// <summary>For administrators, or who may create events.</summary>
    private static readonly string[] OfHouse =
    [
        WithholdManyTask.KindOf(isOfHouse: true),
        SendManyAgainTask.KindOf(isOfHouse: true),
        ReleaseManyTask.KindOf(isOfHouse: true),
        LiftSuppressionsTask.KindOf(isOfHouse: true),
        RevokeTokensTask.Kind,
        RemoveSchoolsTask.Kind,
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_is_no_organiser_of_the_event_starts_none(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var other = await world.App.AddEventAsync(slug: "other");
        Guid[] wrong =
        [
            await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Door),
            await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Contributor),
            await TaskWorld.AddAccountAsync(world.App, other, StaffRole.Organiser),
        ];

        foreach (var name in Kinds.Concat(OfHouse))
        foreach (var user in wrong)
            (await world.Tasks.StartAsync(new(name, user, world.Fair.Id, Input: BulkTask.Input([Guid.NewGuid()])), Stop)).Refusal.ShouldBe(
                TaskRefusals.NotAllowed,
                name
            );
    }

    [Theory, EachDatabase]
    public async Task Rows_of_another_event_are_neither_touched_nor_named(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var other = await world.App.AddEventAsync(slug: "other");
        var foreign = (await world.App.RegisterAsync(other.Slug, "Fremd")).Value.Id;
        await using var db = await world.App.OpenDbAsync();
        var mails = await db.Outbox.CountAsync(Stop);

        foreach (var name in Kinds)
        {
            var task = await RunAsync(world, name, foreign);
            (task.State, task.Done).ShouldBe((BackgroundTaskState.Done, 0), name);
            if (task.HasFile && !task.ResultFile.EndsWith(".xlsx", StringComparison.Ordinal))
                (await world.FileAsync(task.Id)).ShouldNotContain("Fremd", Case.Sensitive, name);
        }
        (await StateAsync(world, foreign)).ShouldBe(RegistrationState.Confirmed);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(mails);
    }

    [Theory, EachDatabase]
    public async Task Many_are_cancelled_and_the_rest_is_said_with_its_reason(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (here, came) = (await RegisterAsync(world, "Aylin"), await RegisterAsync(world, "Jonas"));
        await using var db = await world.App.OpenDbAsync();
        await db
            .Registrations.Where(r => r.Id == came)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Expired), Stop);

        var task = await RunAsync(world, CancelManyTask.Kind, here, came);

        (task.ResultKey, task.ResultNumbers, task.Done, task.Total).ShouldBe(("bulk", "1,1", 2, 2));
        (await StateAsync(world, here)).ShouldBe(RegistrationState.Cancelled);
        (await world.FileAsync(task.Id)).ShouldContain("Jonas");
        (await world.FileAsync(task.Id)).ShouldContain("abgesagt, abgelaufen oder abgelehnt");
        (await db.Audit.SingleAsync(a => a.Action == "registration.cancelled", Stop)).SubjectId.ShouldBe(here);
        (await RunAsync(world, CancelManyTask.Kind, here)).ResultNumbers.ShouldBe("1,0", "twice is as good as once");
        (await db.Outbox.CountAsync(m => m.Kind == "registration-cancelled", Stop)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task What_is_taken_back_is_what_was_done_then_and_nothing_else(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (now, before) = (await RegisterAsync(world, "Aylin"), await RegisterAsync(world, "Jonas"));
        await RunAsync(world, CancelManyTask.Kind, before);
        var mistake = await RunAsync(world, CancelManyTask.Kind, now, before);
        mistake.ResultNumbers.ShouldBe("2,0", "both are cancelled");

        (await RunAsync(world, ReinstateManyTask.Kind, mistake.Id)).ResultNumbers.ShouldBe("1,0");

        (await StateAsync(world, now)).ShouldBe(RegistrationState.Confirmed);
        (await StateAsync(world, before)).ShouldBe(RegistrationState.Cancelled);
        (await RunAsync(world, ReinstateManyTask.Kind, now)).ResultNumbers.ShouldBe("0,0", "that is no task");
    }

    [Theory, EachDatabase]
    public async Task What_the_same_person_did_by_hand_meanwhile_is_not_taken_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (chosen, byHand) = (await RegisterAsync(world, "Aylin"), await RegisterAsync(world, "Jonas"));
        var input = BulkTask.Input([chosen, byHand]);
        var started = (await world.Tasks.StartAsync(new(CancelManyTask.Kind, world.Organiser, world.Fair.Id, Input: input), Stop)).Value;
        await world.App.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(byHand, Stop);
        await using (var db = await world.App.OpenDbAsync())
        {
            db.Audit.Add(new(DateTimeOffset.UtcNow, world.Organiser, world.Fair.Id, "registration.cancelled", byHand, ""));
            await db.SaveChangesAsync(Stop);
        }
        await world.Runner.RunDueAsync(Stop);

        (await RunAsync(world, ReinstateManyTask.Kind, started)).ResultNumbers.ShouldBe("1,0");

        (await StateAsync(world, chosen)).ShouldBe(RegistrationState.Confirmed);
        (await StateAsync(world, byHand)).ShouldBe(RegistrationState.Cancelled);
        await using var log = await world.App.OpenDbAsync();
        var entry = await log.Audit.SingleAsync(a => a.SubjectId == chosen && a.Action == "registration.cancelled", Stop);
        (entry.UserId, entry.Origin).ShouldBe((world.Organiser, $"task {started:N}"));
    }

    [Theory, EachDatabase]
    public async Task Mails_are_held_back_and_released_and_what_arrived_is_left_alone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var ids = new Dictionary<OutboxState, Guid>();
        await using (var db = await world.App.OpenDbAsync())
        {
            foreach (var state in new[] { OutboxState.Queued, OutboxState.Withheld, OutboxState.Sent })
            {
                var mail = new OutboxMail("registration-link", $"{state}@schule.example", "", "de", DateTimeOffset.UtcNow.AddDays(1))
                {
                    EventId = world.Fair.Id,
                };
                db.Add(mail);
                db.Entry(mail).Property(m => m.State).CurrentValue = state;
                ids[state] = mail.Id;
            }
            await db.SaveChangesAsync(Stop);
        }

        var held = await RunAsync(world, WithholdManyTask.KindOf(isOfHouse: false), [.. ids.Values]);
        held.ResultNumbers.ShouldBe("2,1");
        (await world.FileAsync(held.Id)).ShouldContain("Sent@schule.example");
        (await RunAsync(world, ReleaseManyTask.KindOf(isOfHouse: false), held.Id)).ResultNumbers.ShouldBe("1,0");
        (await MailsAsync()).ShouldBe([OutboxState.Retrying, OutboxState.Withheld, OutboxState.Sent]);

        var again = await RunAsync(world, SendManyAgainTask.KindOf(isOfHouse: false), ids[OutboxState.Withheld], ids[OutboxState.Sent]);
        again.ResultNumbers.ShouldBe("1,1");
        (await MailsAsync()).ShouldBe([OutboxState.Retrying, OutboxState.Retrying, OutboxState.Sent]);
        await using var log = await world.App.OpenDbAsync();
        (
            await log
                .Audit.Where(a => a.Action.StartsWith("mail."))
                .OrderBy(a => a.Id)
                .Select(a => $"{a.Action} {a.Detail}")
                .ToListAsync(Stop)
        ).ShouldBe(["mail.withheld registration-link", "mail.sent_again registration-link", "mail.sent_again registration-link"]);

        async Task<List<OutboxState>> MailsAsync()
        {
            await using var db = await world.App.OpenDbAsync();
            var states = await db.Outbox.Where(m => m.EventId == world.Fair.Id).ToDictionaryAsync(m => m.Id, m => m.State, Stop);
            return [.. ids.Values.Select(id => states[id])];
        }
    }

    [Theory, EachDatabase]
    public async Task Links_are_sent_once_in_ten_minutes(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        Guid[] chosen = [await RegisterAsync(world, "Aylin"), await RegisterAsync(world, "Jonas")];
        await using var db = await world.App.OpenDbAsync();
        await db.Registrations.Where(r => r.Id == chosen[1]).ExecuteUpdateAsync(set => set.SetProperty(r => r.Email, ""), Stop);

        (await RunAsync(world, SendLinksTask.Kind, chosen)).ResultNumbers.ShouldBe("1,1");
        await RunAsync(world, SendLinksTask.Kind, chosen);

        (await db.Outbox.Where(m => m.Kind == "registration-link").Select(m => m.SubjectId).ToListAsync(Stop)).Count.ShouldBeInRange(1, 2);
        (await db.Outbox.CountAsync(m => m.Kind == "registration-link" && m.SubjectId == chosen[1], Stop)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Who_never_clicked_is_confirmed_and_who_waits_is_not_let_past(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        await world.FillAsync(1);
        await using var db = await world.App.OpenDbAsync();
        var unclicked = await db.Registrations.Select(r => r.Id).SingleAsync(Stop);
        var waits = await RegisterAsync(world, "Wartet");
        await db
            .Registrations.Where(r => r.Id == waits)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Waitlisted), Stop);

        var task = await RunAsync(world, ConfirmManyTask.Kind, unclicked, waits);

        task.ResultNumbers.ShouldBe("1,1");
        (await StateAsync(world, unclicked)).ShouldBe(RegistrationState.Confirmed);
        (await StateAsync(world, waits)).ShouldBe(RegistrationState.Waitlisted);
        (await world.FileAsync(task.Id)).ShouldContain("noch nicht an der Reihe");
        var entry = await db.Audit.SingleAsync(a => a.Action == "registration.confirmed", Stop);
        (entry.UserId, entry.SubjectId, entry.Origin).ShouldBe((world.Organiser, unclicked, $"task {task.Id:N}"));
    }

    [Theory, EachDatabase]
    public async Task A_table_and_badges_hold_the_chosen_alone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (chosen, _) = (await RegisterAsync(world, "Aylin"), await RegisterAsync(world, "Jonas"));

        (await RunAsync(world, ExportChosenTask.KindOf(RegistrationTable.List), chosen)).ResultNumbers.ShouldBe("1");
        var badges = await RunAsync(world, BadgesChosenTask.Kind, chosen);

        badges.ResultLink.ShouldEndWith($"/door/badges/print?chosen={badges.Id}");
        var selection = world.App.Services.GetRequiredService<BadgeSelection>();
        (await selection.FindAsync(world.Organiser, world.Fair.Id, badges.Id, Stop))!.Count.ShouldBe(1);
        (await selection.FindAsync(world.Organiser, Guid.NewGuid(), badges.Id, Stop)).ShouldBeNull();
        var stranger = await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Organiser);
        (await selection.FindAsync(stranger, world.Fair.Id, badges.Id, Stop)).ShouldBeNull();
    }

    private static async Task<TaskView> RunAsync(TaskWorld world, string kind, params Guid[] ids)
    {
        var started = await world.Tasks.StartAsync(new(kind, world.Organiser, world.Fair.Id, Input: BulkTask.Input(ids)), Stop);
        await world.Runner.RunDueAsync(Stop);
        return await world.FindAsync(started.Value);
    }

    private static async Task<Guid> RegisterAsync(TaskWorld world, string name) =>
        (await world.App.RegisterAsync(world.Fair.Slug, name)).Value.Id;

    private static async Task<RegistrationState> StateAsync(TaskWorld world, Guid id)
    {
        await using var db = await world.App.OpenDbAsync();
        return await db.Registrations.Where(r => r.Id == id).Select(r => r.State).SingleAsync(Stop);
    }
}
