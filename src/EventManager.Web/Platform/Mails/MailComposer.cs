using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Pictures;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>Makes a message of a draft: envelope, the organiser's words, the frame. The current culture is the mail's language.</summary>
internal sealed class MailComposer(
    IOptions<MailOptions> mail,
    IOptions<SiteOptions> site,
    IStringLocalizer<MailText> text,
    BounceAddresses bounces,
    HouseLogo logo
)
{
    /// <param name="row">To whom, and in which language.</param>
    /// <param name="toName">Beside the address; empty for none.</param>
    /// <param name="draft">The words.</param>
    /// <param name="frame">What surrounds them.</param>
    public MailMessage Compose(OutboxMail row, string toName, MailDraft draft, MailFrame frame)
    {
        var subject = frame.Subject.Length > 0 ? frame.Subject : draft.Subject;
        var blocks = WithOpening(draft.Blocks, frame);
        var footer = Footer(frame, draft.Unsubscribe);
        return new MailMessage
        {
            From = new(
                draft.Calendar?.Organiser?.Address ?? mail.Value.From,
                draft.FromName ?? (mail.Value.FromName.Length > 0 ? mail.Value.FromName : site.Value.Name)
            ),
            ReturnPath = bounces.Of(row.Id),
            ReplyTo = ReplyToOf(draft, frame),
            To = [new(row.ToAddress, toName)],
            Subject = subject,
            Text = MailAsText.Write(blocks, footer, site.Value.PublicUrl),
            Html = MailAsHtml.Write(Languages.Spoken, subject, blocks, footer, site.Value.PublicUrl, logo.InMails),
            Calendar = draft.Calendar,
            Attachments = logo.InMails is { } own ? [own.File, .. draft.Attachments] : draft.Attachments,
            MessageId = $"{row.Id:N}@{IdHost(site.Value.PublicUrl)}",
            Date = row.CreatedAt,
            ListUnsubscribe =
                draft.OneClick is { } call && call.Scheme == Uri.UriSchemeHttps ? new ListUnsubscribe([call], oneClick: true)
                : draft.Unsubscribe is { } page ? new ListUnsubscribe([page])
                : null,
            Language = row.Language,
        };
    }

    /// <summary>What is answered by hand must not go where only calendars are read.</summary>
    private MailAddress? ReplyToOf(MailDraft draft, MailFrame frame) =>
        MailAddress.TryParse(draft.ReplyTo ?? frame.Contact, null, out var contact) ? contact
        : draft.Calendar?.Organiser is not null ? new MailAddress(mail.Value.From)
        : null;

    /// <summary>In the place of the program's opening, else behind its first words, before the facts: nothing that the reader needs is lost.</summary>
    internal static IReadOnlyList<MailBlock> WithOpening(IReadOnlyList<MailBlock> blocks, MailFrame frame)
    {
        var own = frame.Opening.Length > 0 ? new MailBlock.Markdown(frame.Opening) { Language = frame.OpeningLanguage } : null;
        if (own is null || blocks.Any(block => block is MailBlock.Opening))
            return
            [
                .. blocks.Select(block =>
                    block is MailBlock.Opening opening ? own ?? (MailBlock)new MailBlock.Paragraph(opening.Text) : block
                ),
            ];
        var words = blocks.TakeWhile(block => block is MailBlock.Heading or MailBlock.Paragraph).Count();
        return [.. blocks.Take(words), own, .. blocks.Skip(words)];
    }

    private MailFooter Footer(MailFrame frame, Uri? unsubscribe)
    {
        List<(string, Uri)> links = [(text["Imprint"], site.Value.Address("/imprint")), (text["Privacy"], site.Value.Address("/privacy"))];
        if (unsubscribe is not null)
            links.Add((text["Unsubscribe"], unsubscribe));
        var sender = frame.Organiser.Length > 0 ? $"{frame.Organiser}, {site.Value.Name}" : site.Value.Name;
        string why = frame.EventTitle.Length > 0 ? text["WhyEvent", frame.EventTitle] : text["WhySite", site.Value.Name];
        return new(site.Value.Name, sender, text["From", frame.Organiser.Length > 0 ? frame.Organiser : site.Value.Name], why, links);
    }

    private static string IdHost(string publicUrl)
    {
        var uri = new Uri(publicUrl);
        return uri.HostNameType is UriHostNameType.IPv6 ? "ipv6.invalid" : uri.IdnHost;
    }
}

/// <summary>Whose program and who writes, why, and where to read more.</summary>
internal sealed record MailFooter(string Site, string Sender, string From, string Why, IReadOnlyList<(string Words, Uri Address)> Links);

/// <summary>Words of the mails' frame.</summary>
internal sealed class MailText;
