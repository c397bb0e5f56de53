using System.Text;

namespace EventManager.Mail.Mime;

/// <summary>Header lines, folded at 78 characters between tokens, never inside one.</summary>
internal sealed class HeaderBlock
{
    private const int LineLength = 78;
    private const int LongestQuoted = 60;
    private readonly StringBuilder text = new();
    private int column;

    public override string ToString() => text.ToString();

    public void Add(string name, params IEnumerable<string> tokens)
    {
        text.Append(name).Append(':');
        column = name.Length + 1;
        // The first token stays on the header's own line: some servers take an empty first line for an empty header.
        var first = true;
        foreach (var token in tokens)
        {
            if (!first && column + 1 + token.Length > LineLength)
            {
                text.Append("\r\n");
                column = 0;
            }
            text.Append(' ').Append(token);
            column += token.Length + 1;
            first = false;
        }
        text.Append("\r\n");
    }

    public void AddText(string name, string value) => Add(name, IsPlain(value) ? value.Split(' ') : EncodedWords.Encode(value));

    public void AddAddresses(string name, IEnumerable<MailAddress> addresses)
    {
        var mailboxes = addresses.Select(Mailbox).ToList();
        Add(name, mailboxes.SelectMany((tokens, i) => i < mailboxes.Count - 1 ? [.. tokens[..^1], tokens[^1] + ","] : tokens));
    }

    private static string[] Mailbox(MailAddress address) =>
        address.DisplayName is { } name ? [.. Phrase(name), $"<{address.Address}>"] : [address.Address];

    private static IEnumerable<string> Phrase(string name)
    {
        if (!IsPlain(name) || name.Length > LongestQuoted)
            return EncodedWords.Encode(name);
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-')
            ? name.Split(' ')
            : [$"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];
    }

    // Spaces that folding or a reader might eat, and what would pass for an encoded word, go encoded.
    private static bool IsPlain(string value) =>
        HeaderText.IsAscii(value)
        && !value.Contains('\t', StringComparison.Ordinal)
        && !value.Contains("  ", StringComparison.Ordinal)
        && !value.Contains("=?", StringComparison.Ordinal)
        && value.Trim().Length == value.Length
        && value.Split(' ').All(word => word.Length < LineLength - 16);
}
