using System.Buffers.Text;
using System.Text;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>
/// Links by which somebody sets a password: Identity's reset token, made when the mail is sent, so that no secret is stored. One
/// works once and for <see cref="Lifetime"/>.
/// </summary>
internal static class PasswordLinks
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public static async Task<Uri> MakeAsync(UserManager<Account> accounts, Account account, SiteOptions site)
    {
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        return site.Address($"/set-password/{account.Id:N}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}");
    }

    public static string? Read(string? token) =>
        token is { Length: > 0 and < 2_000 } && Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : null;
}

/// <summary>Sends somebody who forgot the password a link, at most one in ten minutes. The same is read and written whether or not there is an account.</summary>
internal sealed class SendPasswordLinkHandler(
    UserManager<Account> accounts,
    IDbContextFactory<EventDb> databases,
    AddressKeys keys,
    OutboxSignal signal,
    TimeProvider clock
)
{
    public async Task ForgottenAsync(string email, CancellationToken stop)
    {
        var account = await accounts.FindByEmailAsync(email.Trim());
        var address = account?.Email ?? MailAddressRules.Clean(email);
        if (!MailAddressRules.IsValid(address))
            return;
        var now = clock.GetUtcNow();
        // By the address, hashed: a row for an unknown one is written, looked at and withheld as one for an account that is closed.
        var key = keys.Of("password", MailAddressRules.Normalise(address));
        var once = $"password:{key}:{now.UtcTicks / (TimeSpan.TicksPerMinute * 10)}";
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Outbox.AnyAsync(mail => mail.OnceKey == once, stop))
            return;
        db.Outbox.Add(
            new OutboxMail(PasswordLinkMail.KindName, address, account?.DisplayName ?? "", account?.Language ?? Languages.Current, now)
            {
                SubjectId = account?.Id ?? Guid.CreateVersion7(),
                OnceKey = once,
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (Platform.Databases.DbErrors.IsDuplicate(error))
        {
            // Two clicks in the same moment: one mail is enough.
        }
        signal.Send();
    }
}

/// <summary>What both mails with a password link share.</summary>
internal abstract class PasswordMail(IServiceScopeFactory scopes, IOptions<SiteOptions> site, IStringLocalizer<AccountText> text)
    : IMailKind
{
    protected IStringLocalizer<AccountText> Text => text;

    protected SiteOptions Site => site.Value;

    public abstract string Kind { get; }

    public bool TakesOwnWords => false;

    protected abstract string Key { get; }

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByIdAsync(row.SubjectId.ToString()!) is not { DisabledAt: null } account)
            return null;
        if (!await scope.ServiceProvider.GetRequiredService<LocalAccounts>().MayAsync(account.Id, stop))
            return Without(account);
        var link = await PasswordLinks.MakeAsync(accounts, account, site.Value);
        return new MailDraft(
            text[Key + "Subject", site.Value.Name],
            [
                new MailBlock.Paragraph(text["MailGreeting", account.DisplayName]),
                new MailBlock.Paragraph(text[Key + "Lead", site.Value.Name]),
                new MailBlock.Action(text["MailSetPassword"], link),
                new MailBlock.Note(text.Plural("MailLinkNote", PasswordLinks.Lifetime.Days)),
            ]
        );
    }

    /// <summary>Where no password counts; null sends nothing.</summary>
    protected virtual MailDraft? Without(Account account) => null;
}

/// <summary>Somebody forgot the password.</summary>
internal sealed class PasswordLinkMail(IServiceScopeFactory scopes, IOptions<SiteOptions> site, IStringLocalizer<AccountText> text)
    : PasswordMail(scopes, site, text)
{
    public const string KindName = "account-password";

    public override string Kind => KindName;

    protected override string Key => "MailForgotten";
}

/// <summary>An administrator made an account for somebody.</summary>
internal sealed class AccountInvitationMail(
    IServiceScopeFactory scopes,
    IOptions<SiteOptions> site,
    IStringLocalizer<AccountText> text,
    IStringLocalizer<ProviderText> words
) : PasswordMail(scopes, site, text)
{
    public const string KindName = "account-invitation";

    public override string Kind => KindName;

    protected override string Key => "MailInvitation";

    protected override MailDraft Without(Account account) =>
        new(
            Text[Key + "Subject", Site.Name],
            [
                new MailBlock.Paragraph(Text["MailGreeting", account.DisplayName]),
                new MailBlock.Paragraph(words["MailInvitationLead", Site.Name]),
                new MailBlock.Action(words["MailSignIn"], Site.Address("/sign-in")),
            ]
        );
}
