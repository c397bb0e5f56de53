using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Pictures;
using EventManager.Web.Ui;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// The HTML of a mail, in the site's look: its band with the name, one column on paper, the small print. No tables, no pictures from
/// elsewhere.
/// </summary>
internal static class MailAsHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(
        Language language,
        string title,
        IReadOnlyList<MailBlock> blocks,
        MailFooter footer,
        string publicUrl,
        MailLogo? logo = null
    )
    {
        var html = new StringBuilder(8_192)
            .Append("<!DOCTYPE html>\n<html lang=\"")
            .Append(language.Code)
            .Append("\" dir=\"")
            .Append(language.Dir)
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">")
            .Append("<title>")
            .Append(Safe(title))
            .Append("</title><style>")
            .Append(MailLook.Sheet)
            .Append("</style></head>\n<body class=\"m-page\" style=\"")
            .Append(MailLook.Page)
            .Append("\">\n<div role=\"article\" lang=\"")
            .Append(language.Code)
            .Append("\" dir=\"")
            .Append(language.Dir)
            .Append("\" style=\"max-width:600px;margin:0 auto\">\n")
            .Append($"<p class=\"m-band\" style=\"{MailLook.Band}\">{Logo(logo)}{Safe(footer.Site)}</p>\n")
            .Append($"<div class=\"m-paper\" style=\"{MailLook.Paper}\">\n")
            .Append($"<p class=\"m-small\" style=\"{MailLook.Small};margin-top:0\">{Safe(footer.From)}</p>\n");
        foreach (var block in blocks)
            html.Append(Block(block, publicUrl)).Append('\n');
        return html.Append("</div>\n").Append(Foot(footer)).Append("</div>\n</body></html>\n").ToString();
    }

    /// <summary>On white, as logos are drawn for; the name stands beside it, so it has no words.</summary>
    private static string Logo(MailLogo? logo) =>
        logo is null
            ? ""
            : $"<img src=\"cid:{logo.File.ContentId}\" alt=\"\" width=\"{logo.Width}\" height=\"{logo.Height}\" style=\"{MailLook.Logo}\">";

    private static string Block(MailBlock block, string publicUrl) =>
        block switch
        {
            MailBlock.Heading heading => $"<h1 style=\"{MailLook.Heading}\">{Safe(heading.Text)}</h1>",
            MailBlock.Section section => $"<h2 style=\"{MailLook.Section}\">{Safe(section.Text)}</h2>",
            MailBlock.Paragraph paragraph => $"<p>{Lines(paragraph.Text)}</p>",
            MailBlock.Action action => "<p style=\"margin:24px 0\">"
                + $"<a href=\"{Safe(action.Address.AbsoluteUri)}\" class=\"m-button\" style=\"{MailLook.Button}\">{Safe(action.Text)}</a></p>",
            MailBlock.Picture picture => $"<p style=\"{MailLook.Code}\">"
                + $"<img src=\"cid:{picture.ContentId}\" alt=\"\" width=\"320\" style=\"{MailLook.Picture}\">{Safe(picture.Text)}</p>",
            MailBlock.Facts facts => $"<dl class=\"m-facts\" style=\"{MailLook.Facts}\">"
                + string.Concat(facts.Rows.Select(Fact))
                + "</dl>",
            MailBlock.Bullets bullets => "<ul style=\"padding-inline-start:20px\">"
                + string.Concat(bullets.Items.Select(item => $"<li>{Safe(item)}</li>"))
                + "</ul>",
            MailBlock.Markdown markdown => Spoken(
                markdown.Language,
                MarkdownText.ToHtml(markdown.Source).Replace("href=\"/", "href=\"" + publicUrl.TrimEnd('/') + "/")
            ),
            MailBlock.Note note => $"<p class=\"m-small\" style=\"{MailLook.Small}\">{Lines(note.Text)}</p>",
            _ => throw new InvalidOperationException($"A mail has no block {block.GetType().Name}."),
        };

    /// <summary>Words that are there in another language only: a screen reader must not read German as English.</summary>
    private static string Spoken(Language? other, string html) =>
        other is null ? html : $"<div lang=\"{other.Code}\" dir=\"{other.Dir}\">{html}</div>";

    private static string Fact((string Name, string Value) row) =>
        $"<dt class=\"m-small\" style=\"{MailLook.Small}\">{Safe(row.Name)}</dt><dd style=\"margin:0 0 12px;font-weight:bold\">{Lines(row.Value)}</dd>";

    private static string Foot(MailFooter footer) =>
        $"<div class=\"m-small\" style=\"{MailLook.Small};padding:16px 20px 32px\"><p>{Safe(footer.Sender)}<br>{Safe(footer.Why)}</p>\n<p>"
        + string.Join(
            " · ",
            footer.Links.Select(link =>
                $"<a href=\"{Safe(link.Address.AbsoluteUri)}\" class=\"m-link\" style=\"{MailLook.Link}\">{Safe(link.Words)}</a>"
            )
        )
        + "</p></div>\n";

    private static string Lines(string text) => Safe(text.ReplaceLineEndings("\n")).Replace("&#xA;", "<br>").Replace("\n", "<br>");

    private static string Safe(string text) => Encoder.Encode(text);
}
