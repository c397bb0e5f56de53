using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// The way in when no provider answers and nothing else counts: whoever may run the program's commands makes a code for an administrator. It
/// works once and for half an hour; its hash alone is kept.
/// </summary>
internal sealed class EmergencyCodes(
    UserManager<Account> accounts,
    AccountSignIns signIns,
    SignInDelays delays,
    AuditTrail audit,
    EventDb db,
    TimeProvider clock
)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string Holder = "EventManager";
    private const string Purpose = "Emergency";

    /// <summary>The account becomes an administrator, and is made where there is none.</summary>
    public async Task<Result<string>> MakeAsync(string address, CancellationToken stop)
    {
        var email = MailAddressRules.Clean(address);
        if (!MailAddressRules.IsValid(email))
            return AccountRefusals.EmailInvalid;
        var account = await accounts.FindByEmailAsync(email);
        var isNew = account is null;
        account ??= new Account
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = email[..email.IndexOf('@', StringComparison.Ordinal)],
        };
        (account.IsAdministrator, account.MayCreateEvents) = (true, true);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var written = isNew ? await accounts.CreateAsync(account) : await accounts.UpdateAsync(account);
        if (!written.Succeeded)
            return AccountRefusals.Of(written);
        var code = Base32.Encode(RandomNumberGenerator.GetBytes(20));
        var until = clock.GetUtcNow() + Lifetime;
        var kept = string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}:{HashOf(code)}");
        await accounts.SetAuthenticationTokenAsync(account, Holder, Purpose, kept);
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, null, "account.emergency_code", account.Id, ""));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return string.Join('-', code.Chunk(8).Select(part => new string(part)));
    }

    /// <summary>Whether it signed somebody in. The same work for each address, and growing waits as for passwords.</summary>
    public async Task<bool> TakeAsync(string address, string code, string network, CancellationToken stop)
    {
        var email = accounts.NormalizeEmail(address) ?? "";
        var delay = delays.Key("emergency", email, network);
        var mayTry = await delays.TakeAsync(delay, stop);
        var kept = db.UserTokens.Where(t =>
            t.LoginProvider == Holder && t.Name == Purpose && db.Users.Any(u => u.Id == t.UserId && u.NormalizedEmail == email)
        );
        var found = await kept.AsNoTracking().SingleOrDefaultAsync(stop);
        var typed = HashOf(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant());
        if (!mayTry || found?.Value?.Split(':') is not [var until, var hash] || !IsSame(typed, hash) || IsOver(until))
        {
            await audit.WriteAsync("account.sign_in_failed", found?.UserId, detail: "emergency");
            return false;
        }
        // Whoever takes it away has used it.
        if (await kept.Where(t => t.Value == found.Value).ExecuteDeleteAsync(stop) != 1)
            return false;
        await delays.ForgetAsync(delay, stop);
        return await accounts.FindByIdAsync(found.UserId.ToString()) is { } account && await signIns.SignInInEmergencyAsync(account);
    }

    private bool IsOver(string until) => clock.GetUtcNow().ToUnixTimeSeconds() > long.Parse(until, CultureInfo.InvariantCulture);

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
