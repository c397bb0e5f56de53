using System.Net;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>Where a house wants its provider alone, no password counts; a command opens the door in an emergency.</summary>
public sealed class LocalAccountsOffTests
{
    private const string Email = "chef@kassel.example";

    private static readonly Dictionary<string, string?> Off = new() { ["SignIn:LocalAccounts"] = "false" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_belongs_to_passwords_is_not_there()
    {
        await using var house = await House.OpenAsync(change: Off);
        await Browser.AddAccountAsync(house.App, Email, isAdministrator: true);
        using var browser = new Browser(house.App);

        var page = await browser.ReadAsync("/sign-in");
        page.ShouldContain("Mit Haus-Konto anmelden");
        page.ShouldNotContain("type=\"password\"");
        page.ShouldNotContain("data-passkey");
        page.ShouldNotContain("/sign-in/forgotten");
        foreach (var path in Absent)
            (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in (string[])["/sign-in/passkey-options", "/account/passkey-options", .. Absent])
            (await house.App.Client.PostAsync(path, new FormUrlEncodedContent([]), Stop)).StatusCode.ShouldBe(
                HttpStatusCode.NotFound,
                path
            );
        // The page is there; the fields of its forms are nobody's.
        foreach (var form in new[] { "sign-in", "passkey" })
            await browser.SendAsync("/sign-in", form, ("Email", Email), ("Password", Browser.Password));
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    private static readonly string[] Absent =
    [
        "/sign-in/forgotten",
        "/sign-in/code",
        "/set-password/0/x",
        "/account/password",
        "/account/two-factor",
        "/account/passkeys",
    ];

    [Fact]
    public async Task The_own_account_offers_nothing_of_it()
    {
        await using var house = await House.OpenAsync(change: Off);
        house.Provider.Who = new Somebody("kim-1", "kim@kassel.example", Groups: "leitung");
        using var visitor = new Visitor(house.App);

        var seen = await visitor.SignInAsync("/account");

        seen.Html.ShouldNotContain("/account/password");
        seen.Html.ShouldNotContain("/account/passkeys");
    }

    [Theory]
    [EachDatabase]
    public async Task A_code_from_the_command_line_lets_an_administrator_in_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var house = await House.OpenAsync(kind, Off, services => services.AddSingleton<TimeProvider>(clock));
        var code = await MakeAsync(house);
        using var visitor = new Visitor(house.App);
        Task<Seen> TryAsync(Visitor who, string typed, string email = Email) =>
            who.SendAsync("/sign-in/emergency", "emergency", ("Email", email), ("Code", typed));

        (await TryAsync(visitor, "A" + code[1..] + "A")).Html.ShouldContain("notice--danger");
        (await TryAsync(visitor, code, "kim@kassel.example")).Html.ShouldContain("notice--danger");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        await TryAsync(visitor, code.ToLowerInvariant());
        (await visitor.IsAdministratorAsync()).ShouldBeTrue();

        using var thief = new Visitor(house.App);
        await TryAsync(thief, code);
        (await thief.IsSignedInAsync()).ShouldBeFalse();
        var late = await MakeAsync(house);
        clock.Advance(EmergencyCodes.Lifetime + TimeSpan.FromMinutes(1));
        await TryAsync(thief, late);
        (await thief.IsSignedInAsync()).ShouldBeFalse();
        var audit = await house.AuditAsync();
        audit.ShouldContain("account.emergency_code ");
        audit.ShouldContain("account.sign_in_failed emergency");
    }

    /// <summary>As each call of the command does.</summary>
    private static async Task<string> MakeAsync(House house)
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<EmergencyCodes>().MakeAsync(Email, Stop)).Value;
    }
}
