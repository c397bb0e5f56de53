using System.Text;
using EventManager.Web.Ui;

namespace EventManager.Web.Platform.Mails;

/// <summary>The plain text of a mail; some people, and all search engines of mail programs, read nothing else.</summary>
internal static class MailAsText
{
    public static string Write(IReadOnlyList<MailBlock> blocks, MailFooter footer, string publicUrl)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
            text.Append(Block(block, publicUrl)).Append("\n\n");
        // "-- " with its blank: programs know where the signature begins.
        text.Append("-- \n").Append(footer.Sender).Append('\n').Append(footer.Why).Append('\n');
        foreach (var (words, address) in footer.Links)
            text.Append(words).Append(": ").Append(address.AbsoluteUri).Append('\n');
        return text.ToString();
    }

    private static string Block(MailBlock block, string publicUrl) =>
        block switch
        {
            MailBlock.Heading heading => heading.Text + "\n" + new string('=', Math.Min(heading.Text.Length, 60)),
            MailBlock.Section section => section.Text + "\n" + new string('-', Math.Min(section.Text.Length, 60)),
            MailBlock.Picture picture => picture.Text,
            MailBlock.Paragraph paragraph => paragraph.Text,
            MailBlock.Action action => action.Text + ":\n" + action.Address.AbsoluteUri,
            MailBlock.Facts facts => string.Join('\n', facts.Rows.Select(row => $"{row.Name}: {row.Value}")),
            MailBlock.Bullets bullets => string.Join('\n', bullets.Items.Select(item => "- " + item)),
            MailBlock.Markdown markdown => MarkdownPlain.Write(markdown.Source, publicUrl),
            MailBlock.Note note => note.Text,
            _ => throw new InvalidOperationException($"A mail has no block {block.GetType().Name}."),
        };
}
