using System.Net;
using EventManager.Data.Accounts;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>A mail about each change of what somebody signs in with.</summary>
public sealed partial class SecurityNoticeTests
{
    private const string Email = "chef@example.org";
    private const string New = "noch ein ganz anderer Satz";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_owner_is_told_of_each_change_and_it_is_written_down(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        using var browser = new Browser(app);
        await browser.SignInAsync(Email);

        (await browser.SendAsync("/account/password", "password", ("Current", "falsch"), ("Fresh", New))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        (await ToldAsync(app, Email)).ShouldBeEmpty();
        await browser.SendAsync("/account/password", "password", ("Current", Browser.Password), ("Fresh", New));
        await browser.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(await KeyAsync(browser))));
        await browser.SendAsync("/account/two-factor", "codes");
        await browser.SendAsync("/account/two-factor", "disable", ("Password", New));
        await browser.SendAsync(
            "/organise/administration/tokens/new",
            "issue",
            ("Name", "Website"),
            ("Scope", "events:read"),
            ("Slug", ""),
            ("Days", "30")
        );

        (await ToldAsync(app, Email)).ShouldBe([
            "PasswordChanged",
            "SecondFactorOn",
            "RecoveryCodesMade",
            "RecoveryCodesMade",
            "SecondFactorOff",
            "TokenMade",
        ]);
        await using var db = await app.OpenDbAsync();
        (await db.Audit.CountAsync(e => e.Action == "account.security_changed" && e.SubjectId == chef.Id, Stop)).ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task A_passkey_is_told_of_when_it_comes_and_goes_but_not_when_it_is_used(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var chef = await Browser.AddAccountAsync(app, Email);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByIdAsync(chef.Id.ToString()))!;
        var passkey = Passkey();

        (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded.ShouldBeTrue();
        (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded.ShouldBeTrue();
        (await accounts.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded.ShouldBeTrue();
        (await accounts.SetEmailAsync(account, "neu@example.org")).Succeeded.ShouldBeTrue();

        (await ToldAsync(app, Email)).ShouldBe(["PasskeyAdded", "PasskeyRemoved", "AddressChanged"]);
        (await ToldAsync(app, "neu@example.org")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task An_administrator_resets_a_second_factor_and_its_owner_is_signed_out_and_told(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        var staff = await Browser.AddAccountAsync(app, "staff@example.org");
        using var person = new Browser(app);
        await person.SignInAsync("staff@example.org");
        await person.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(await KeyAsync(person))));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByIdAsync(staff.Id.ToString()))!, Passkey());
        }
        using var chef = new Browser(app);
        await chef.SignInAsync(Email);

        var answer = await chef.SendAsync("/organise/administration/accounts/" + staff.Id, "reset-second-factor");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.IsSignedInAsync()).ShouldBeFalse();
        await person.SignInAsync("staff@example.org");
        (await person.IsSignedInAsync()).ShouldBeTrue("the password alone is enough again");
        await using var db = await app.OpenDbAsync();
        (await db.UserPasskeys.CountAsync(Stop)).ShouldBe(0);
        (await db.UserTokens.CountAsync(Stop)).ShouldBe(0);
        (await ToldAsync(app, "staff@example.org"))[^1].ShouldBe("SecondFactorReset");
        (await db.Audit.SingleAsync(e => e.Action == "account.second_factor_reset", Stop)).SubjectId.ShouldBe(staff.Id);
    }

    [Fact]
    public async Task Each_change_has_its_own_words()
    {
        await using var app = await TestApp.StartAsync(DatabaseUnderTest.Sqlite);
        await using var db = await app.OpenDbAsync();
        var mail = app.Services.GetServices<IMailKind>().Single(one => one.Kind == SecurityNoticeMail.KindName);
        var account = new Account { Email = Email, DisplayName = "Ada" };

        foreach (var change in Enum.GetValues<SecurityChange>())
        {
            var draft = (await mail.WriteAsync(db, SecurityNotices.Row(account, change, DateTimeOffset.UtcNow), Stop))!;
            var words = draft.Blocks.OfType<MailBlock.Paragraph>().Select(block => block.Text).ToList();
            words[0].ShouldContain("Ada");
            words[1].ShouldNotBe("Change" + change);
        }
    }

    private static UserPasskeyInfo Passkey() =>
        new([1, 2, 3], [4, 5, 6], DateTimeOffset.UtcNow, 1, ["internal"], true, false, false, [7], [8]) { Name = "Laptop" };

    private static async Task<string> KeyAsync(Browser browser) =>
        AppKey().Match(await browser.ReadAsync("/account/two-factor")).Groups[1].Value;

    private static async Task<List<string>> ToldAsync(TestApp app, string address)
    {
        await using var db = await app.OpenDbAsync();
        return await db
            .Outbox.Where(mail => mail.Kind == SecurityNoticeMail.KindName && mail.ToAddress == address)
            .OrderBy(mail => mail.CreatedAt)
            .ThenBy(mail => mail.Id)
            .Select(mail => mail.Arguments)
            .ToListAsync(Stop);
    }

    [System.Text.RegularExpressions.GeneratedRegex("<code>([a-z2-7 ]{20,})</code>")]
    private static partial System.Text.RegularExpressions.Regex AppKey();
}
