using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Api;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>Dangerous actions ask whoever is signed in to show again who they are.</summary>
public sealed partial class ConfirmationTests
{
    private const string Email = "chef@example.org";
    private const string Accounts = "/organise/administration/accounts";

    private static readonly TimeSpan Later = TimeSpan.FromMinutes(16);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Some_minutes_after_signing_in_dangerous_pages_ask_again_and_then_believe_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        string[] dangerous =
        [
            "/account/passkeys",
            "/account/two-factor",
            Accounts + "/" + chef.Id,
            "/organise/administration/tokens",
            "/organise/administration/tokens/new",
            "/organise/administration/tokens.csv",
            Accounts + ".csv",
            Accounts + ".xlsx",
        ];
        foreach (var path in dangerous)
            (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);

        clock.Advance(Later);

        foreach (var path in dangerous)
            (await ShouldAskAsync(browser, path)).ShouldBe("/account/confirm?back=" + Uri.EscapeDataString(path));
        (await browser.OpenAsync(Accounts)).StatusCode.ShouldBe(HttpStatusCode.OK, "looking asks nothing");
        var confirm = "/account/confirm?back=" + Uri.EscapeDataString(Accounts + "/" + chef.Id);
        (await browser.SendAsync(confirm, "by-password", ("Password", "falsch"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldAskAsync(browser, dangerous[0]);
        var right = await browser.SendAsync(confirm, "by-password", ("Password", Browser.Password));
        new Uri(app.Address, right.Headers.Location!).AbsolutePath.ShouldBe(Accounts + "/" + chef.Id);
        foreach (var path in dangerous)
            (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        await using var db = await app.OpenDbAsync();
        (await db.Audit.CountAsync(e => e.Action == "account.confirmed" && e.UserId == chef.Id, Stop)).ShouldBe(1);
        (await db.Audit.CountAsync(e => e.Action == "account.confirm_failed" && e.UserId == chef.Id, Stop)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_form_that_was_open_too_long_changes_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        var other = await Browser.AddAccountAsync(app, "staff@example.org");
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        await ForgetAsync(app);

        // The token of any other form of this browser fits.
        var sent = await browser.SendToAsync(Accounts + "/" + other.Id, "/account", "rights", ("IsAdministrator", "true"));

        sent.Headers.Location!.OriginalString.ShouldContain("/account/confirm");
        await using var db = await app.OpenDbAsync();
        (await db.Users.SingleAsync(a => a.Id == other.Id, Stop)).IsAdministrator.ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_code_confirms_once_and_another_session_stays_unconfirmed(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        var key = AppKey().Match(await browser.ReadAsync("/account/two-factor")).Groups[1].Value;
        await browser.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(key)));
        await ForgetAsync(app);
        using var other = new Browser(app);
        await other.SignInAsync(Email);
        await other.SendAsync("/sign-in/code", "code", ("Code", Browser.CodeOf(key, 1)));
        await ForgetAsync(app);

        (await browser.SendAsync("/account/confirm", "by-code", ("Code", Browser.CodeOf(key)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync("/account/confirm", "by-code", ("Code", Browser.CodeOf(key, 2)))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await browser.OpenAsync("/account/passkeys")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldAskAsync(other, "/account/passkeys");
    }

    [Theory]
    [InlineData("https://böse.example/")]
    [InlineData("//boese.example/")]
    [InlineData("/\\boese.example/")]
    public async Task It_leads_back_to_this_server_only(string back)
    {
        await using var app = await TestApp.StartAsync(DatabaseUnderTest.Sqlite);
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);

        var path = "/account/confirm?back=" + Uri.EscapeDataString(back);
        var answer = await browser.SendAsync(path, "by-password", ("Password", Browser.Password));

        new Uri(app.Address, answer.Headers.Location!).ShouldBe(new Uri(app.Address, "/account"));
    }

    [Fact]
    public async Task Each_file_about_people_asks()
    {
        await using var app = await TestApp.StartAsync(DatabaseUnderTest.Sqlite);
        var files = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route =>
                route.RoutePattern.RawText!.StartsWith("/organise", StringComparison.Ordinal)
                && new[] { ".csv", ".json", ".html" }.Any(end => route.RoutePattern.RawText.EndsWith(end, StringComparison.Ordinal))
            )
            .ToList();

        files.Count.ShouldBeGreaterThan(10);
        files
            .Where(file => file.Metadata.GetMetadata<ConfirmedAttribute>() is null)
            .Select(file => file.RoutePattern.RawText)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "/organise/administration/translations-{language}.csv",
                "/organise/administration/venues.csv",
                "/organise/events/{slug}/translations-{language}.csv",
                "/organise/schools.csv",
            ]);
    }

    internal static async Task ForgetAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        DateTimeOffset? old = DateTimeOffset.UtcNow.AddHours(-1);
        await db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, old), Stop);
    }

    private static async Task<string> ShouldAskAsync(Browser browser, string path)
    {
        var answer = await browser.OpenAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/account/confirm");
        return answer.Headers.Location!.OriginalString;
    }

    [System.Text.RegularExpressions.GeneratedRegex("<code>([a-z2-7 ]{20,})</code>")]
    private static partial System.Text.RegularExpressions.Regex AppKey();
}
