using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using EventManager.Data.Accounts;
using EventManager.Testing;
using EventManager.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>What may be a password, and how what one signs in with is kept.</summary>
public sealed partial class PasswordRulesTests
{
    private const string Email = "chef@example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_is_long_and_not_what_one_would_guess_here()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            UserName = Email,
            Email = Email,
            DisplayName = "Chef",
        };

        foreach (var password in (string[])["123456789012", "Ausbildungsnetz2026", "Schmetterling1", Email, "kurz&Gut7"])
            AccountRefusals
                .Of(await accounts.CreateAsync(account, password))
                .ShouldContain(
                    refusal => refusal == AccountRefusals.PasswordTooPlain || refusal == AccountRefusals.PasswordTooShort,
                    password
                );
        (await accounts.CreateAsync(account, "Kaffeefahrt-Zebra-Dienstag")).Succeeded.ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task An_old_hash_is_made_anew_when_somebody_signs_in(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, fullHashes: true);
        var account = await Browser.AddAccountAsync(app, Email);
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(
            account,
            Browser.Password
        );
        await using var db = await app.OpenDbAsync();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, old), Stop);
        using var browser = new Browser(app);

        await browser.SignInAsync(Email);

        (await browser.IsSignedInAsync()).ShouldBeTrue();
        IterationsOf((await db.Users.AsNoTracking().SingleAsync(Stop)).PasswordHash!).ShouldBe(210_000);
    }

    [Theory, EachDatabase]
    public async Task A_code_of_the_app_works_once_also_for_two_at_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var owner = new Browser(app);
        await owner.SignInAsync(Email);
        var key = KeyWords().Match(await owner.ReadAsync("/account/two-factor")).Groups[1].Value.ToUpperInvariant();
        await owner.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(key, step: -1)));
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(app)).ToList();
        foreach (var browser in browsers)
            await browser.SignInAsync(Email);
        var code = Browser.CodeOf(key);

        await Task.WhenAll(browsers.Select(browser => browser.SendAsync("/sign-in/code", "code", ("Code", code))));

        var signedIn = 0;
        foreach (var browser in browsers)
        {
            signedIn += await browser.IsSignedInAsync() ? 1 : 0;
            browser.Dispose();
        }
        signedIn.ShouldBe(1);
        using var later = new Browser(app);
        await later.SignInAsync(Email);
        await later.SendAsync("/sign-in/code", "code", ("Code", Browser.CodeOf(key, step: -1)));
        (await later.IsSignedInAsync()).ShouldBeFalse("nor one from before");
    }

    [Theory, EachDatabase]
    public async Task The_database_tells_neither_the_apps_secret_nor_a_recovery_code(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, Email);
        using var owner = new Browser(app);
        await owner.SignInAsync(Email);
        var key = KeyWords().Match(await owner.ReadAsync("/account/two-factor")).Groups[1].Value.ToUpperInvariant();
        var answer = await owner.SendAsync("/account/two-factor", "enable", ("Code", Browser.CodeOf(key)));
        var codes = RecoveryCode()
            .Matches(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)))
            .Select(match => match.Groups[1].Value)
            .ToList();
        codes.Count.ShouldBe(10);

        await using var db = await app.OpenDbAsync();
        var kept = string.Join('\n', await db.UserTokens.Select(token => token.Value).ToListAsync(Stop));
        kept.ShouldNotContain(key.Replace(" ", "", StringComparison.Ordinal));
        foreach (var code in codes)
            kept.ShouldNotContain(code);
        kept.Split(';').Count(value => value.Contains("h:", StringComparison.Ordinal)).ShouldBe(10);
        // What stands in the database is no code.
        foreach (
            var (code, works) in new[]
            {
                (kept.Split('\n').Single(value => value.Contains(';', StringComparison.Ordinal)).Split(';')[0], false),
                (codes[3], true),
                (codes[3], false),
                (codes[4].ToLowerInvariant(), true),
            }
        )
        {
            using var browser = new Browser(app);
            await browser.SignInAsync(Email);
            await browser.SendAsync("/sign-in/code", "code", ("Code", code));
            (await browser.IsSignedInAsync()).ShouldBe(works, code);
        }
    }

    [Fact]
    public async Task What_an_earlier_version_kept_in_clear_still_works()
    {
        await using var app = await TestApp.StartAsync();
        var account = await Browser.AddAccountAsync(app, Email);
        await using (var db = await app.OpenDbAsync())
        {
            const string provider = "[AspNetUserStore]";
            db.AddRange(
                new IdentityUserToken<Guid>
                {
                    UserId = account.Id,
                    LoginProvider = provider,
                    Name = "AuthenticatorKey",
                    Value = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                },
                new IdentityUserToken<Guid>
                {
                    UserId = account.Id,
                    LoginProvider = provider,
                    Name = "RecoveryCodes",
                    Value = "AAAAA-BBBBB;CCCCC-DDDDD",
                }
            );
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true), Stop);
            await db.SaveChangesAsync(Stop);
        }
        foreach (
            var (code, works) in new[]
            {
                (Browser.CodeOf("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"), true),
                ("AAAAA-BBBBB", true),
                ("AAAAA-BBBBB", false),
                ("CCCCC-DDDDD", true),
            }
        )
        {
            using var browser = new Browser(app);
            await browser.SignInAsync(Email);
            await browser.SendAsync("/sign-in/code", "code", ("Code", code));
            (await browser.IsSignedInAsync()).ShouldBe(works, code);
        }
    }

    /// <summary>Of a hash as Identity writes it: a format, the function, the iterations, the salt's length, salt and hash.</summary>
    internal static int IterationsOf(string hash) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    [GeneratedRegex("<code>([a-z2-7 ]{32,})</code>")]
    private static partial Regex KeyWords();

    [GeneratedRegex("<code>([A-Z0-9]{5}-[A-Z0-9]{5})</code>")]
    private static partial Regex RecoveryCode();
}
