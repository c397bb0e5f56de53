using System.Net;
using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Api;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>A second factor that the settings demand of some roles.</summary>
public sealed partial class SecondFactorDemandTests
{
    private const string Email = "chef@example.org";
    private const string Accounts = "/organise/administration/accounts";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Without_one_nothing_opens_but_setting_it_up_and_with_it_everything(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind, "Administrator");
        await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        using var chef = new Browser(app);
        await chef.SignInAsync(Email);

        foreach (var path in new[] { "/organise", Accounts, Accounts + ".csv", "/organise/administration/jobs", "/organise/tasks" })
            await ShouldLeadToSetUpAsync(chef, path);
        (await chef.ReadAsync("/account/second-factor?back=%2Forganise")).ShouldContain("/account/two-factor");
        (await chef.OpenAsync("/account/passkeys")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var key = AppKey().Match(await chef.ReadAsync("/account/two-factor")).Groups[1].Value;
        await chef.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(key)));

        (await chef.OpenAsync(Accounts)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = new Browser(app);
        await again.SignInAsync(Email);
        await again.SendAsync("/sign-in/code", "code", ("Code", Browser.CodeOf(key, 1)));
        (await again.OpenAsync(Accounts)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await again.SendAsync("/account/two-factor", "disable", ("Password", Browser.Password));
        await ShouldLeadToSetUpAsync(again, Accounts);
    }

    [Theory, EachDatabase]
    public async Task It_is_demanded_of_the_named_roles_and_of_no_other(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await ApiWorld.StartAsync(
            kind,
            settings: new() { ["Accounts:SecondFactorFor"] = "EventCreator, organiser" }
        );
        foreach (var role in new[] { StaffRole.Organiser, StaffRole.Door })
        {
            var account = await Browser.AddAccountAsync(world.App, role + "@example.org");
            await using var db = await world.App.OpenDbAsync();
            var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);
            db.Staff.Add(new EventStaff(fair.Id, account.Id, role));
            await db.SaveChangesAsync(Stop);
        }
        await Browser.AddAccountAsync(world.App, Email, isAdministrator: true);
        foreach (var (who, isDemanded) in new[] { ("Organiser@example.org", true), ("Door@example.org", false), (Email, false) })
        {
            using var browser = new Browser(world.App);
            await browser.SignInAsync(who);
            if (isDemanded)
                await ShouldLeadToSetUpAsync(browser, "/organise/events/" + ApiWorld.Fair + "/door");
            else
                (await browser.OpenAsync("/organise/events/" + ApiWorld.Fair + "/door")).StatusCode.ShouldBe(HttpStatusCode.OK, who);
        }
    }

    [Theory, EachDatabase]
    public async Task Who_has_a_passkey_and_comes_with_the_password_alone_must_show_it_and_cannot_add_another(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind, "Administrator");
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Data.Accounts.Account>>();
            var passkey = new UserPasskeyInfo([1, 2], [4, 5, 6], DateTimeOffset.UtcNow, 1, [], true, false, false, [7], [8]);
            await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByIdAsync(chef.Id.ToString()))!, passkey);
        }
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);

        await ShouldLeadToSetUpAsync(browser, Accounts);
        foreach (var path in new[] { "/account/two-factor", "/account/passkeys", "/account/second-factor" })
            (await browser.OpenAsync(path)).Headers.Location!.OriginalString.ShouldContain("/account/confirm", customMessage: path);
        (await browser.ReadAsync("/account/confirm")).ShouldNotContain("by-password");
        await browser.SendAsync("/account/confirm", "by-password", ("Password", Browser.Password));
        await ShouldLeadToSetUpAsync(browser, Accounts);
    }

    [Theory, EachDatabase]
    public async Task An_open_page_is_asked_the_same(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind, "Administrator");
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        var access = app.Services.GetRequiredService<AccountAccess>();
        var sessions = app.Services.GetRequiredService<AccountSessions>();
        await using var db = await app.OpenDbAsync();
        foreach (var hasSecondFactor in new[] { false, true })
        {
            var session = await sessions.BeginAsync(chef.Id, "", hasSecondFactor, Stop);
            var claims = new[]
            {
                new Claim(ClaimTypes.NameIdentifier, chef.Id.ToString()),
                new Claim(SessionTicket.SessionClaim, session.ToString()),
                new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, chef.SecurityStamp!),
            };
            var user = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
            (await access.IsSignedInAsync(user, Stop)).ShouldBe(hasSecondFactor);
            (await access.IsAdministratorAsync(user, Stop)).ShouldBe(hasSecondFactor);
            (await sessions.HoldsAsync(user, Stop)).ShouldBeTrue("never locked out of setting it up");
        }
    }

    [Fact]
    public async Task A_role_that_is_none_is_said_at_the_start() =>
        (await Should.ThrowAsync<Exception>(() => StartAsync(DatabaseUnderTest.Sqlite, "Hausmeister"))).Message.ShouldContain(
            "Hausmeister"
        );

    private static Task<TestApp> StartAsync(DatabaseUnderTest kind, string roles) =>
        TestApp.StartAsync(kind, new Dictionary<string, string?> { ["Accounts:SecondFactorFor"] = roles });

    private static async Task ShouldLeadToSetUpAsync(Browser browser, string path) =>
        (await browser.OpenAsync(path)).Headers.Location!.OriginalString.ShouldStartWith(
            "/account/second-factor?back=",
            customMessage: path
        );

    [System.Text.RegularExpressions.GeneratedRegex("<code>([a-z2-7 ]{20,})</code>")]
    private static partial System.Text.RegularExpressions.Regex AppKey();
}
