using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Api;
using EventManager.Testing;
using EventManager.Web.Features.Accounts;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>Accounts that are disabled, enabled again and deleted.</summary>
public sealed class AccountClosingTests
{
    private const string Chef = "chef@example.org";
    private const string Staff = "staff@example.org";
    private const string Pages = "/organise/administration/accounts/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_disabled_account_opens_nothing_on_any_node_until_it_is_enabled(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await using var other = await TestApp.StartAsync(on: app.Database);
        var chefAccount = await Browser.AddAccountAsync(app, Chef, isAdministrator: true);
        var second = await Browser.AddAccountAsync(app, Staff, isAdministrator: true);
        using var chef = new Browser(app);
        using var staff = new Browser(other);
        await chef.SignInAsync(Chef);
        await staff.SignInAsync(Staff);

        (await chef.SendAsync(Pages + second.Id, "disable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await staff.IsSignedInAsync()).ShouldBeFalse();
        await staff.SignInAsync(Staff);
        (await staff.IsSignedInAsync()).ShouldBeFalse();
        (await app.Services.GetRequiredService<TaskRights>().HoldsAsync(TaskRight.Administrator, second.Id, null, Stop)).ShouldBeFalse();
        (await chef.ReadAsync(Pages + second.Id)).ShouldContain("Dieses Konto ist gesperrt");
        (await chef.SendAsync(Pages + second.Id, "enable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await staff.SignInAsync(Staff);
        (await staff.OpenAsync("/organise/administration/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK, "rights were kept");
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.Where(m => m.ToAddress == Staff).OrderBy(m => m.CreatedAt).Select(m => m.Arguments).ToListAsync(Stop)).ShouldBe([
            "Disabled",
            "Enabled",
        ]);
        (await db.Audit.CountAsync(e => e.Action == "account.disabled" && e.SubjectId == second.Id, Stop)).ShouldBe(1);
        var ended = await db.Audit.SingleAsync(e => e.Action == "account.sessions_ended", Stop);
        (ended.UserId, ended.SubjectId).ShouldBe((chefAccount.Id, second.Id), "who was signed out did not do it");
    }

    [Theory, EachDatabase]
    public async Task A_deleted_account_leaves_an_id_and_no_name(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await ApiWorld.StartAsync(kind);
        var chefId = (await Browser.AddAccountAsync(world.App, Chef, isAdministrator: true)).Id;
        var gone = await Browser.AddAccountAsync(world.App, Staff);
        await using var db = await world.App.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);
        var session = new Session(
            fair.Id,
            SessionKind.WorkingGroup,
            new LocalizedText("AG", ""),
            fair.StartsAt,
            fair.StartsAt.AddHours(1),
            null
        );
        var minutes = new Minutes(session.Id);
        minutes.Revise("Text", "", "", "Test", fair.StartsAt).AuthorId = gone.Id;
        var telling = new BackgroundTask(TellRegisteredTask.Kind, gone.Id, fair.Id, "de", fair.StartsAt);
        var table = new BackgroundTask("tables.registrations", gone.Id, fair.Id, "de", fair.StartsAt);
        db.AddRange(session, minutes, new EventStaff(fair.Id, gone.Id, StaffRole.Organiser), telling, table);
        await db.SaveChangesAsync(Stop);
        using var staff = new Browser(world.App);
        await staff.SignInAsync(Staff);
        using var chef = new Browser(world.App);
        await chef.SignInAsync(Chef);

        var wrong = await chef.SendAsync(Pages + gone.Id, "delete", ("Address", Chef));
        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await staff.IsSignedInAsync()).ShouldBeTrue();
        (await chef.SendAsync(Pages + gone.Id, "delete", ("Address", "STAFF@example.org"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await staff.IsSignedInAsync()).ShouldBeFalse();
        db.ChangeTracker.Clear();
        (await db.Users.AnyAsync(a => a.Id == gone.Id, Stop)).ShouldBeFalse();
        (await db.Staff.AnyAsync(s => s.UserId == gone.Id, Stop)).ShouldBeFalse();
        (await db.AccountSessions.AnyAsync(s => s.AccountId == gone.Id, Stop)).ShouldBeFalse();
        (await db.MinutesRevisions.SingleAsync(Stop)).Author.ShouldBe("");
        (await db.BackgroundTasks.SingleAsync(Stop)).ShouldSatisfyAllConditions(
            left => left.Id.ShouldBe(telling.Id, "people are told of a change though who decided it is gone"),
            left => left.UserId.ShouldBe(chefId)
        );
        (await db.Audit.SingleAsync(e => e.Action == "account.deleted", Stop)).SubjectId.ShouldBe(gone.Id);
        (await db.Audit.AnyAsync(e => e.Action == "account.signed_in" && e.UserId == gone.Id, Stop)).ShouldBeTrue();
        var told = await db.Outbox.SingleAsync(m => m.ToAddress == Staff, Stop);
        (told.Arguments, told.SubjectId).ShouldBe(("Deleted", null));
    }

    [Theory, EachDatabase]
    public async Task Of_two_administrators_who_remove_each_other_one_stays(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var one = await Browser.AddAccountAsync(app, Chef, isAdministrator: true);
        var two = await Browser.AddAccountAsync(app, Staff, isAdministrator: true);
        var rights = app.Services.GetRequiredService<ChangeRightsHandler>();
        var disable = app.Services.GetRequiredService<DisableAccountHandler>();
        var delete = app.Services.GetRequiredService<DeleteAccountHandler>();

        var results = await Task.WhenAll(
            rights.HandleAsync(new(one.Id, false, false, two.Id), Stop),
            disable.HandleAsync(new(two.Id, true, one.Id), Stop)
        );

        results.Count(result => result.IsRefused).ShouldBe(1);
        await using var db = await app.OpenDbAsync();
        var last = await db.Users.SingleAsync(a => a.IsAdministrator && a.DisabledAt == null, Stop);
        (await delete.HandleAsync(new(last.Id, last.Email!, last.Id), Stop)).Refusal.ShouldBe(AccountRefusals.LastAdministrator);
        (await disable.HandleAsync(new(last.Id, true, last.Id), Stop)).Refusal.ShouldBe(AccountRefusals.LastAdministrator);
        (await rights.HandleAsync(new(last.Id, false, true, last.Id), Stop)).Refusal.ShouldBe(AccountRefusals.LastAdministrator);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_disables_or_deletes()
    {
        await using var app = await TestApp.StartAsync(DatabaseUnderTest.Sqlite);
        var chef = await Browser.AddAccountAsync(app, Chef, isAdministrator: true);
        await Browser.AddAccountAsync(app, "zweite@example.org", isAdministrator: true);
        await Browser.AddAccountAsync(app, Staff);
        using var staff = new Browser(app);
        await staff.SignInAsync(Staff);

        foreach (var form in new[] { "disable", "delete", "reset-second-factor" })
            (await staff.SendAsync(Pages + chef.Id, form, ("Address", Chef))).StatusCode.ShouldNotBe(HttpStatusCode.OK);

        await using var db = await app.OpenDbAsync();
        (await db.Users.SingleAsync(a => a.Id == chef.Id, Stop)).DisabledAt.ShouldBeNull();
    }
}
