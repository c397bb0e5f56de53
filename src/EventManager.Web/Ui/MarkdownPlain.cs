using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EventManager.Web.Ui;

/// <summary>Markdown as people write it by hand in a plain text: no signs that only a program reads.</summary>
internal static class MarkdownPlain
{
    /// <param name="markdown">As it was written.</param>
    /// <param name="root">Whose pages a link that begins with "/" is of: in a mail nothing else says so. Empty leaves it as it is.</param>
    public static string Write(string markdown, string root = "")
    {
        try
        {
            var text = new StringBuilder();
            var document = MarkdownText.Parse(markdown);
            foreach (var link in document.Descendants<LinkInline>().Where(link => link.Url is ['/', not '/', ..] or "/"))
                link.Url = root.TrimEnd('/') + link.Url;
            Blocks(text, document, "");
            return text.ToString().Trim();
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig follows: as it was typed, as on the page.
            return markdown;
        }
    }

    private static void Blocks(StringBuilder text, ContainerBlock parent, string indent)
    {
        foreach (var block in parent)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    var words = Words(heading.Inline);
                    Line(text, indent, words);
                    Line(text, indent, new string('-', Math.Min(words.Length, 60)));
                    break;
                case ListBlock list:
                    Items(text, list, indent);
                    break;
                case Table table:
                    foreach (var row in table.OfType<TableRow>())
                        Line(text, indent, string.Join(" | ", row.OfType<TableCell>().Select(CellWords)));
                    break;
                case QuoteBlock quote:
                    Blocks(text, quote, indent + "  ");
                    continue;
                case CodeBlock code:
                    Line(text, indent + "  ", code.Lines.ToString());
                    break;
                case ThematicBreakBlock:
                    Line(text, indent, "* * *");
                    break;
                case LeafBlock leaf:
                    Line(text, indent, Words(leaf.Inline));
                    break;
                case ContainerBlock container:
                    Blocks(text, container, indent);
                    continue;
            }
            if (block.Parent is not ListItemBlock)
                text.Append('\n');
        }
    }

    private static void Items(StringBuilder text, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? number++.ToString(CultureInfo.InvariantCulture) + ". " : "- ";
            var inner = new StringBuilder();
            Blocks(inner, item, indent + new string(' ', mark.Length));
            text.Append(indent).Append(mark).Append(inner.ToString().Trim()).Append('\n');
        }
    }

    /// <summary>Breaks within a paragraph keep their indentation.</summary>
    private static void Line(StringBuilder text, string indent, string words) =>
        text.Append(indent).Append(words.Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n');

    private static string CellWords(TableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => Words(leaf.Inline)));

    /// <summary>What a heading or a paragraph says.</summary>
    public static string Words(Inline? inline)
    {
        var text = new StringBuilder();
        Words(text, inline);
        return text.ToString().Trim();
    }

    private static void Words(StringBuilder text, Inline? inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case AutolinkInline address:
                text.Append(address.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case LineBreakInline:
                text.Append('\n');
                break;
            case TaskList task:
                text.Append(task.Checked ? "[x]" : "[ ]");
                break;
            case LinkInline link:
                var inner = new StringBuilder();
                foreach (var child in link)
                    Words(inner, child);
                var words = inner.ToString().Trim();
                text.Append(words);
                if (!link.IsImage && link.Url is { Length: > 0 } url && url != "#" && url != words)
                    text.Append(words.Length > 0 ? $" ({url})" : url);
                break;
            case ContainerInline container:
                foreach (var child in container)
                    Words(text, child);
                break;
        }
    }
}
