using System.Net;
using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

public sealed partial class SessionTests
{
    private const string Email = "chef@example.org";
    private const string Accounts = "/organise/administration/accounts.csv";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task A_cookie_copied_before_signing_out_opens_nothing_on_any_node(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await using var other = await TestApp.StartAsync(kind, on: app.Database);
        await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        var (owner, cookie) = await SignInAsync(app);
        using var copyHere = WithCookie(app, cookie);
        using var copyThere = WithCookie(other, cookie);
        foreach (var copy in new[] { copyHere, copyThere })
            (await copy.GetAsync(Accounts, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await SignOutAsync(owner);

        foreach (var copy in new[] { copyHere, copyThere })
        foreach (var path in new[] { Accounts, "/account", "/organise" })
            await ShouldBeSignedOutAsync(copy, path);
        owner.Dispose();
    }

    [Theory]
    [EachDatabase]
    public async Task A_new_password_signs_out_all_others_at_once_but_not_who_changed_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        using var forgotten = new Browser(app);
        await forgotten.SignInAsync(Email);

        await browser.SendAsync("/account/password", "password", ("Current", Browser.Password), ("Fresh", "noch ein ganz anderer Satz"));

        (await forgotten.IsSignedInAsync()).ShouldBeFalse();
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory]
    [EachDatabase]
    public async Task A_right_that_is_taken_is_gone_with_the_next_request(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await using var other = await TestApp.StartAsync(kind, on: app.Database);
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        await Browser.AddAccountAsync(app, "zweite@example.org", isAdministrator: true);
        var (owner, cookie) = await SignInAsync(app);
        using var there = WithCookie(other, cookie);
        (await there.GetAsync(Accounts, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var taken = await app.Services.GetRequiredService<ChangeRightsHandler>().HandleAsync(new(chef.Id, false, false, chef.Id), Stop);

        taken.IsRefused.ShouldBeFalse();
        foreach (
            var path in new[] { Accounts, "/organise/administration/accounts", "/organise/administration/jobs", "/organise/venues/new" }
        )
            (await there.GetAsync(path, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK, path);
        var refused = await there.GetAsync(Accounts, Stop);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("<h1");
        // Still signed in: what anybody may see with an account stays open.
        (await there.GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        owner.Dispose();
    }

    [Theory]
    [EachDatabase]
    public async Task Whoever_does_nothing_is_signed_out_and_nobody_stays_for_ever(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        clock.Advance(TimeSpan.FromHours(8.5));
        (await browser.IsSignedInAsync()).ShouldBeFalse();

        using var busy = new Browser(app);
        await busy.SignInAsync(Email);
        for (var hours = 0; hours < 23; hours += 7)
        {
            (await busy.IsSignedInAsync()).ShouldBeTrue(hours + " h");
            clock.Advance(TimeSpan.FromHours(7));
        }
        (await busy.IsSignedInAsync()).ShouldBeFalse();

        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<CleanUpSweep>(scope.ServiceProvider).RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        (await db.AccountSessions.CountAsync(Stop)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task The_own_page_lists_each_browser_and_ends_one_or_all_others(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var own = new Browser(app);
        await own.SignInAsync(Email);
        var others = new[] { new Browser(app), new Browser(app), new Browser(app) };
        foreach (var other in others)
            await other.SignInAsync(Email);
        using var stranger = new Browser(app);
        var strangers = await Browser.AddAccountAsync(app, "andere@example.org");
        await stranger.SignInAsync("andere@example.org");
        await using var db = await app.OpenDbAsync();
        var foreign = await db.AccountSessions.Where(s => s.AccountId == strangers.Id).Select(s => s.Id).SingleAsync(Stop);

        var ends = EndForm().Matches(await own.ReadAsync("/account")).Select(match => match.Value).Distinct().ToList();
        ends.Count.ShouldBe(3);
        ends.ShouldNotContain("end-" + foreign);
        (await own.SendAsync("/account", ends[0])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SignedInAsync(others)).ShouldBe(2);
        await own.SendAsync("/account", "end-others");
        (await SignedInAsync(others)).ShouldBe(0);
        (await own.IsSignedInAsync()).ShouldBeTrue();
        (await stranger.IsSignedInAsync()).ShouldBeTrue();
        foreach (var other in others)
            other.Dispose();
    }

    [Theory]
    [EachDatabase]
    public async Task What_ends_sessions_is_pressed_eight_times_and_ends_them_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var own = new Browser(app);
        await own.SignInAsync(Email);
        var others = new[] { new Browser(app), new Browser(app), new Browser(app) };
        foreach (var other in others)
            await other.SignInAsync(Email);

        var one = EndForm().Match(await own.ReadAsync("/account")).Value;
        foreach (var (form, left) in new[] { (one, 2), ("end-others", 0) })
        {
            var answers = await own.SendManyAsync(8, "/account", form);
            // Done, or the page as it is now.
            answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect || answer.StatusCode == HttpStatusCode.OK, form);
            answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.Redirect, form);
            (await SignedInAsync(others)).ShouldBe(left, form);
            (await own.IsSignedInAsync()).ShouldBeTrue(form);
        }
        var away = await own.SendManyAsync(8, "/account", "sign-out", target: "/sign-out");
        away.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await own.IsSignedInAsync()).ShouldBeFalse();
        await using var db = await app.OpenDbAsync();
        (await db.AccountSessions.CountAsync(session => session.EndedAt == null, Stop)).ShouldBe(0);
        // One, and its own.
        (await db.Audit.CountAsync(entry => entry.Action == "account.session_ended", Stop)).ShouldBe(2);
        (await db.Audit.CountAsync(entry => entry.Action == "account.sessions_ended", Stop)).ShouldBe(1);
        foreach (var other in others)
            other.Dispose();
    }

    [Fact]
    public async Task Looking_at_the_second_factor_changes_nothing_that_signs_anybody_out()
    {
        await using var app = await TestApp.StartAsync();
        var account = await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);

        var key = KeyWords().Match(await browser.ReadAsync("/account/two-factor")).Value;

        key.ShouldNotBeEmpty();
        KeyWords().Match(await browser.ReadAsync("/account/two-factor")).Value.ShouldBe(key);
        await using var db = await app.OpenDbAsync();
        (await db.Users.Select(a => a.SecurityStamp).SingleAsync(Stop)).ShouldBe(account.SecurityStamp);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_deleted_account_is_signed_out()
    {
        await using var app = await TestApp.StartAsync();
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        await using var db = await app.OpenDbAsync();
        await db.Users.ExecuteDeleteAsync(Stop);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    private static async Task<int> SignedInAsync(Browser[] browsers)
    {
        var count = 0;
        foreach (var browser in browsers)
            count += await browser.IsSignedInAsync() ? 1 : 0;
        return count;
    }

    /// <summary>A browser, and its cookie as a thief would have it.</summary>
    private static async Task<(HttpClient Owner, string Cookie)> SignInAsync(TestApp app)
    {
        var client = app.NewClient();
        var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Token().Match(await client.GetStringAsync("/sign-in", Stop)).Groups[1].Value),
            new("_handler", "sign-in"),
            new("Email", Email),
            new("Password", Browser.Password),
        ]);
        var answer = await client.PostAsync("/sign-in", form, Stop);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("account=", StringComparison.Ordinal));
        return (client, cookie.Split(';')[0]);
    }

    private static async Task SignOutAsync(HttpClient owner)
    {
        var page = await owner.GetStringAsync("/account", Stop);
        var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        (await owner.PostAsync("/sign-out", form, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static HttpClient WithCookie(TestApp app, string cookie)
    {
        var client = app.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private static async Task ShouldBeSignedOutAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        answer.Headers.Location!.OriginalString.ShouldContain("/sign-in");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("end-[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex EndForm();

    [GeneratedRegex("<code>([a-z2-7 ]{32,})</code>")]
    private static partial Regex KeyWords();
}
