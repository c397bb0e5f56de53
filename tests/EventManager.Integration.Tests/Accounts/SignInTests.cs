using System.Net;
using System.Text.RegularExpressions;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Accounts;

public sealed partial class SignInTests
{
    private const string Email = "chef@example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Who_knows_the_password_is_signed_in_and_sent_on(DatabaseUnderTest kind)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        (await browser.IsSignedInAsync()).ShouldBeFalse();

        var answer = await browser.SignInAsync(Email, query: "?ReturnUrl=%2Faccount%2Fpassword");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldEndWith("/account/password");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        await browser.SignOutAsync();
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stranger_and_a_wrong_password_are_answered_alike()
    {
        await using var app = await TestApp.StartAsync();
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        var wrong = await TextOfAsync(await browser.SignInAsync(Email, "falsch falsch falsch"));
        var stranger = await TextOfAsync(await browser.SignInAsync("nobody@example.org", "falsch falsch falsch"));
        stranger.Replace("nobody@example.org", Email, StringComparison.Ordinal).ShouldBe(wrong);
        wrong.ShouldContain("role=\"alert\"");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_sent_to_another_server(string target)
    {
        await using var app = await TestApp.StartAsync();
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        var answer = await browser.SignInAsync(Email, query: "?ReturnUrl=" + Uri.EscapeDataString(target));
        answer.Headers.Location!.OriginalString.ShouldNotContain("evil");
        answer.Headers.Location!.OriginalString.ShouldEndWith("/organise");
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_is_not_enough()
    {
        await using var app = await TestApp.StartAsync();
        await Browser.AddAccountAsync(app, Email);
        using var owner = new Browser(app);
        await owner.SignInAsync(Email);
        var key = KeyWords().Match(await owner.ReadAsync("/account/two-factor")).Groups[1].Value.ToUpperInvariant();
        (await TextOfAsync(await owner.SendAsync("/account/two-factor", "enable", ("Code", "000000")))).ShouldContain("role=\"alert\"");
        var enabled = await TextOfAsync(await owner.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(key, step: -1))));
        var recovery = RecoveryCode().Matches(enabled);
        recovery.Count.ShouldBe(10);

        using var thief = new Browser(app);
        (await thief.SignInAsync(Email)).Headers.Location!.OriginalString.ShouldContain("/sign-in/code");
        (await thief.IsSignedInAsync()).ShouldBeFalse();
        await thief.SendAsync("/sign-in/code", "code", ("Code", "123123"));
        (await thief.IsSignedInAsync()).ShouldBeFalse();

        await thief.SendAsync("/sign-in/code", "code", ("Code", Browser.CodeOf(key)));
        (await thief.IsSignedInAsync()).ShouldBeTrue();

        var code = recovery[0].Groups[1].Value;
        using var withoutPhone = new Browser(app);
        await withoutPhone.SignInAsync(Email);
        await withoutPhone.SendAsync("/sign-in/code", "code", ("Code", code));
        (await withoutPhone.IsSignedInAsync()).ShouldBeTrue();
        using var again = new Browser(app);
        await again.SignInAsync(Email);
        await again.SendAsync("/sign-in/code", "code", ("Code", code));
        (await again.IsSignedInAsync()).ShouldBeFalse();

        (await owner.SendAsync("/account/two-factor", "disable", ("Password", Browser.Password))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        using var plain = new Browser(app);
        await plain.SignInAsync(Email);
        (await plain.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_password_is_changed_with_the_present_one_and_must_be_long()
    {
        await using var app = await TestApp.StartAsync();
        await Browser.AddAccountAsync(app, Email);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);
        const string fresh = "noch ein ganz anderer Satz";
        foreach (var (current, next) in new[] { ("wrong", fresh), (Browser.Password, "kurz") })
            (await browser.SendAsync("/account/password", "password", ("Current", current), ("Fresh", next))).StatusCode.ShouldBe(
                HttpStatusCode.OK
            );
        var done = await browser.SendAsync("/account/password", "password", ("Current", Browser.Password), ("Fresh", fresh));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var next2 = new Browser(app);
        await next2.SignInAsync(Email);
        (await next2.IsSignedInAsync()).ShouldBeFalse();
        await next2.SignInAsync(Email, fresh);
        (await next2.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_challenge_for_a_passkey_needs_the_pages_own_form()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.PostAsync("/sign-in/passkey-options", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var browser = new Browser(app);
        (await browser.ReadAsync("/sign-in")).ShouldContain("data-passkey=\"get\"");
        var refused = await TextOfAsync(await browser.SendAsync("/sign-in", "passkey", ("Credential", "{}")));
        refused.ShouldContain("role=\"alert\"");
    }

    /// <summary>The page without what is encrypted anew each time.</summary>
    private static async Task<string> TextOfAsync(HttpResponseMessage response) =>
        Encrypted().Replace(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop)), "");

    [GeneratedRegex("<code>([a-z2-7 ]{32,})</code>")]
    private static partial Regex KeyWords();

    [GeneratedRegex("<code>([A-Z0-9]{5}-[A-Z0-9]{5})</code>")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Encrypted();
}
