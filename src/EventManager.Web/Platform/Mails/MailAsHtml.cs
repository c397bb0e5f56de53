using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// The HTML of a mail: one column, no tables, no pictures from elsewhere. Text and ground keep the reader's own colours, so that it is
/// right in the dark too; only the button brings its own pair.
/// </summary>
internal static class MailAsHtml
{
    private const string Font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5";
    private const string Button =
        "display:inline-block;padding:12px 20px;background-color:#0b5394;color:#ffffff;border:1px solid #ffffff;border-radius:6px;"
        + "text-decoration:none;font-weight:bold";
    private const string Small = "font-size:14px";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(Language language, string title, IReadOnlyList<MailBlock> blocks, MailFooter footer, string publicUrl)
    {
        var html = new StringBuilder(4_096)
            .Append("<!DOCTYPE html>\n<html lang=\"")
            .Append(language.Code)
            .Append("\" dir=\"")
            .Append(language.Dir)
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">")
            .Append("<title>")
            .Append(Safe(title))
            .Append("</title><style>:root{color-scheme:light dark}</style></head>\n<body style=\"margin:0;padding:16px;")
            .Append(Font)
            .Append("\">\n<div role=\"article\" lang=\"")
            .Append(language.Code)
            .Append("\" dir=\"")
            .Append(language.Dir)
            .Append("\" style=\"max-width:600px;margin:0 auto\">\n");
        foreach (var block in blocks)
            html.Append(Block(block, publicUrl)).Append('\n');
        return html.Append(Foot(footer)).Append("</div>\n</body></html>\n").ToString();
    }

    private static string Block(MailBlock block, string publicUrl) =>
        block switch
        {
            MailBlock.Heading heading => $"<h1 style=\"font-size:22px;line-height:1.3\">{Safe(heading.Text)}</h1>",
            MailBlock.Paragraph paragraph => $"<p>{Lines(paragraph.Text)}</p>",
            MailBlock.Action action => $"<p style=\"margin:24px 0\">{Link(action.Text, action.Address, Button)}</p>",
            MailBlock.Facts facts => "<dl>" + string.Concat(facts.Rows.Select(Fact)) + "</dl>",
            MailBlock.Bullets bullets => "<ul>" + string.Concat(bullets.Items.Select(item => $"<li>{Safe(item)}</li>")) + "</ul>",
            MailBlock.Markdown markdown => Spoken(
                markdown.Language,
                MarkdownText.ToHtml(markdown.Source).Replace("href=\"/", "href=\"" + publicUrl.TrimEnd('/') + "/")
            ),
            MailBlock.Note note => $"<p style=\"{Small}\">{Lines(note.Text)}</p>",
            _ => throw new InvalidOperationException($"A mail has no block {block.GetType().Name}."),
        };

    /// <summary>Words that are there in another language only: a screen reader must not read German as English.</summary>
    private static string Spoken(Language? other, string html) =>
        other is null ? html : $"<div lang=\"{other.Code}\" dir=\"{other.Dir}\">{html}</div>";

    private static string Fact((string Name, string Value) row) =>
        $"<dt style=\"font-weight:bold\">{Safe(row.Name)}</dt><dd style=\"margin:0 0 8px\">{Lines(row.Value)}</dd>";

    private static string Foot(MailFooter footer) =>
        $"<hr style=\"margin:24px 0 12px;border:0;border-top:1px solid #888888\">\n<p style=\"{Small}\">{Safe(footer.Sender)}<br>"
        + $"{Safe(footer.Why)}</p>\n<p style=\"{Small}\">"
        + string.Join(" · ", footer.Links.Select(link => Link(link.Words, link.Address, "")))
        + "</p>\n";

    private static string Link(string words, Uri address, string style) =>
        $"<a href=\"{Safe(address.AbsoluteUri)}\"{(style.Length > 0 ? $" style=\"{style}\"" : "")}>{Safe(words)}</a>";

    private static string Lines(string text) => Safe(text.ReplaceLineEndings("\n")).Replace("&#xA;", "<br>").Replace("\n", "<br>");

    private static string Safe(string text) => Encoder.Encode(text);
}
