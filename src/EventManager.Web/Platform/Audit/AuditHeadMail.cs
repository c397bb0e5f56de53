using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Audit;

/// <summary>
/// Carries the chain's head out of the house: who could change every entry and every hash after it cannot change what lies in somebody
/// else's mailbox.
/// </summary>
internal sealed class AuditHeadMail(IStringLocalizer<AuditMailText> text, IOptions<SiteOptions> site) : IMailKind
{
    public const string KindName = "audit-head";

    public string Kind => KindName;

    public bool TakesOwnWords => false;

    public Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (row.Arguments.Split(' ') is not [var number, var hash])
            return Task.FromResult<MailDraft?>(null);
        return Task.FromResult<MailDraft?>(
            new MailDraft(
                text["Subject", site.Value.Name, number],
                [
                    new MailBlock.Paragraph(text["Lead"]),
                    new MailBlock.Facts([(text["Number"], number), (text["Hash"], hash)]),
                    new MailBlock.Note(text["Note"]),
                ]
            )
        );
    }
}

/// <summary>Words of this mail.</summary>
internal sealed class AuditMailText;
