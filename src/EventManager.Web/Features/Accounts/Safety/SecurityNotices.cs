using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Safety;

/// <summary>What somebody is told of, since another may have done it.</summary>
internal enum SecurityChange
{
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    SecondFactorOn,
    SecondFactorOff,
    SecondFactorReset,
    RecoveryCodesMade,
    AddressChanged,
    TokenMade,
    Disabled,
    Enabled,
    Deleted,
}

internal static class SecurityNotices
{
    /// <summary>Written with the change: to the address that the account had before it.</summary>
    public static OutboxMail Row(Account account, SecurityChange change, DateTimeOffset now) =>
        new(SecurityNoticeMail.KindName, account.Email!, account.DisplayName, account.Language, now)
        {
            // A deleted account takes the mails about it along, but not this one.
            SubjectId = change is SecurityChange.Deleted ? null : account.Id,
            Arguments = change.ToString(),
        };
}

/// <summary>Tells the owner of an account what was changed about signing in. Asks no account: it may be gone, or have another address.</summary>
internal sealed class SecurityNoticeMail(IOptions<SiteOptions> site, IStringLocalizer<AccountText> text) : IMailKind
{
    public const string KindName = "account-security";

    public string Kind => KindName;

    public bool TakesOwnWords => false;

    public Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
        Task.FromResult(Enum.TryParse<SecurityChange>(row.Arguments, out var change) ? Write(row, change) : null);

    private MailDraft Write(OutboxMail row, SecurityChange change)
    {
        List<MailBlock> blocks =
        [
            new MailBlock.Paragraph(text["MailGreeting", row.ToName]),
            new MailBlock.Paragraph(text["Change" + change]),
            new MailBlock.Facts([
                (text["MailChangeAt"], When.DateTime(row.CreatedAt, Zone.Default)),
                (text["MailChangeSite"], site.Value.Name),
            ]),
        ];
        if (change is not SecurityChange.Deleted and not SecurityChange.Disabled)
            blocks.Add(new MailBlock.Action(text["AccountTitle"], site.Value.Address("/account")));
        blocks.Add(new MailBlock.Note(text["MailChangeNote"]));
        return new MailDraft(text["MailChangeSubject", site.Value.Name], blocks);
    }
}
