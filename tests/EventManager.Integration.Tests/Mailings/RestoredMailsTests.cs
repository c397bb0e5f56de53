using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Access;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Pages;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>After a restore nothing goes out until somebody has looked, and then only what they did not keep back.</summary>
public sealed class RestoredMailsTests
{
    private static readonly Dictionary<string, string?> Held = new()
    {
        ["Jobs:Run"] = "true",
        ["Jobs:Hold"] = "true",
        ["Jobs:Poll"] = "00:00:01",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_kept_back_stays_and_the_rest_goes_out_when_it_is_switched_on(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind, like: await MigratedDatabase.OfAsync(kind));
        var (sent, unsent, reset) = (
            Row("account-security", "PasswordChanged"),
            Row("account-security", "TokenMade"),
            Row("account-password", "")
        );
        Guid eventId;
        await using (var before = await TestApp.StartAsync(on: database))
        {
            eventId = (await before.AddEventAsync()).Id;
            await using var db = await before.OpenDbAsync();
            db.Outbox.AddRange(sent, unsent, reset);
            await db.SaveChangesAsync(Stop);
        }
        var transport = new ScriptedTransport();
        await using var app = await TestApp.StartAsync(
            settings: Held,
            on: database,
            services: services => services.AddSingleton<IMailTransport>(transport)
        );
        var chef = await WhoAsync(app, administrator: true);
        var restored = app.Services.GetRequiredService<RestoredMails>();

        (await app.Services.GetRequiredService<SweepRunner>().RunAsync(app.Services.GetRequiredService<OutboxSweep>(), Stop)).ShouldBe(
            SweepEnd.Held
        );
        (await restored.ListAsync(Stop))
            .Select(group => (group.Kind, group.Waiting))
            .ShouldBe([("account-password", 1), ("account-security", 2)]);
        var security = (await restored.ListAsync(Stop)).Single(group => group.Kind == "account-security");
        (await restored.ChangeAsync(new(null, Withhold: true, chef), Stop)).Value.ShouldBe(3);
        (await restored.ChangeAsync(new(security, Withhold: false, chef), Stop)).Value.ShouldBe(2);
        (await restored.ListAsync(Stop))
            .Select(group => (group.Kind, group.Waiting, group.Kept))
            .ShouldBe([("account-password", 0, 1), ("account-security", 2, 0)]);
        transport.Seen.ShouldBeEmpty("it is not switched on");

        (await restored.SwitchOnAsync(chef, Stop)).IsRefused.ShouldBeFalse();

        await using var after = await app.OpenDbAsync();
        for (var attempt = 0; transport.Seen.Count < 2 && attempt < 300; attempt++)
            await Task.Delay(100, Stop);
        transport.Seen.Count.ShouldBe(2);
        (await after.Outbox.SingleAsync(m => m.Id == reset.Id, Stop)).State.ShouldBe(OutboxState.Withheld);
        (await after.Audit.Where(e => e.Action.StartsWith("mail.restored") || e.Action == "jobs.switched_on").CountAsync(Stop)).ShouldBe(3);
        (await after.Audit.SingleAsync(e => e.Action == "mail.restored_withheld", Stop)).Detail.ShouldBe("* 3");
    }

    [Fact]
    public async Task Whoever_is_no_administrator_changes_nothing_and_switches_nothing_on()
    {
        await using var app = await TestApp.StartAsync(settings: Held);
        var @event = await app.AddEventAsync();
        var restored = app.Services.GetRequiredService<RestoredMails>();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);

        foreach (var who in (ClaimsPrincipal[])[new(), OpenCircuit.WhoIs(app.Services, organiser)])
        {
            (await restored.ChangeAsync(new(null, Withhold: true, who), Stop)).Refusal.ShouldBe(MailingRefusals.NotAllowed);
            (await restored.ChangeAsync(new(null, Withhold: false, who), Stop)).Refusal.ShouldBe(MailingRefusals.NotAllowed);
            (await restored.SwitchOnAsync(who, Stop)).Refusal.ShouldBe(MailingRefusals.NotAllowed);
        }

        app.Services.GetRequiredService<JobsHold>().IsOn.ShouldBeTrue();
        (await organiser.GetAsync(RestorePage.Path, Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        (await administrator.GetAsync(RestorePage.Path, Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_mail_written_after_the_start_is_none_of_the_backup()
    {
        await using var app = await TestApp.StartAsync(settings: Held);
        await using (var db = await app.OpenDbAsync())
        {
            db.Outbox.Add(new OutboxMail("account-password", "neu@example.org", "", "de", DateTimeOffset.UtcNow.AddMinutes(1)));
            await db.SaveChangesAsync(Stop);
        }

        (await app.Services.GetRequiredService<RestoredMails>().ListAsync(Stop)).ShouldBeEmpty();
    }

    private static OutboxMail Row(string kind, string arguments) =>
        new(kind, "ada@example.org", "Ada", "de", DateTimeOffset.UtcNow.AddDays(-1)) { Arguments = arguments };

    private static async Task<ClaimsPrincipal> WhoAsync(TestApp app, bool administrator)
    {
        using var client = await app.SignInAsync(null, null, administrator);
        return OpenCircuit.WhoIs(app.Services, client);
    }
}
