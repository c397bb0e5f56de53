using System.Globalization;

namespace EventManager.Mail.Smtp;

/// <summary>What a server offered in its answer to EHLO.</summary>
internal sealed class SmtpCapabilities
{
    /// <summary>A server that knows only HELO.</summary>
    public static readonly SmtpCapabilities None = new([]);

    private readonly Dictionary<string, string[]> offered = new(StringComparer.OrdinalIgnoreCase);

    public SmtpCapabilities(IEnumerable<string> lines)
    {
        // "AUTH=PLAIN LOGIN" is how old servers wrote it.
        foreach (
            var words in lines.Select(line =>
                line.Replace("AUTH=", "AUTH ", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
        )
            if (words.Length > 0)
                offered[words[0]] = [.. offered.GetValueOrDefault(words[0], []), .. words[1..]];
    }

    public bool StartTls => offered.ContainsKey("STARTTLS");

    public bool Pipelining => offered.ContainsKey("PIPELINING");

    public bool Utf8 => offered.ContainsKey("SMTPUTF8");

    public bool EightBit => offered.ContainsKey("8BITMIME");

    public bool Size => offered.ContainsKey("SIZE");

    /// <summary>Octets that a message may have; null: not said.</summary>
    public long? LargestMessage =>
        offered.TryGetValue("SIZE", out var words)
        && words is [var text, ..]
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size > 0
            ? size
            : null;

    public bool SignsInWith(string mechanism) =>
        offered.TryGetValue("AUTH", out var words) && words.Contains(mechanism, StringComparer.OrdinalIgnoreCase);
}
