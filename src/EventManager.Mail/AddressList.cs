using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace EventManager.Mail;

/// <summary>Somebody in a list of recipients, as it stands there: neither name nor address is judged.</summary>
/// <param name="Name">Empty where none stands beside the address.</param>
public sealed record ListedAddress(string Name, string Address);

/// <summary>
/// One line of recipients as mail programs and offices give them: <c>Müller, Anna &lt;anna@…&gt;; Bernd &lt;bernd@…&gt;</c>, a row of a
/// table with a name and an address in either order, bare addresses. Names in quotes and encoded words are read by MimeKit; the commas and
/// semicolons are ours, since Outlook writes both unquoted and differently from the standard (RFC 5322).
/// </summary>
public static partial class AddressList
{
    private const string Mailto = "mailto:";

    /// <summary>
    /// Everybody in the line. Null where a name could belong to more than one address, or an address has two names: whoever
    /// wrote it must say whose each is. Without any address the list is empty.
    /// </summary>
    public static IReadOnlyList<ListedAddress>? Read(string line)
    {
        var found = new List<ListedAddress>();
        var names = new List<string>();
        foreach (var cell in Split(line, ';', '\t'))
        {
            if (!ReadCell(cell, found, names))
                return null;
        }
        if (found.Count == 0 || names.Count == 0)
            return found;
        return found is [{ Name: "" } one] ? [one with { Name = string.Join(' ', names) }] : null;
    }

    /// <summary>False where a name between two addresses could be either one's.</summary>
    private static bool ReadCell(string cell, List<ListedAddress> found, List<string> names)
    {
        var before = new List<string>();
        foreach (var part in Split(cell, ','))
        {
            if (!part.Contains('@', StringComparison.Ordinal))
            {
                before.Add(Unquoted(part));
                continue;
            }
            var (read, isAngle) = (ReadPart(part), part.EndsWith('>'));
            if (read is null)
                return false;
            // The comma between family and given name, which Outlook does not quote.
            if (isAngle && before.Count > 0 && read[0].Name.Length > 0)
                read[0] = read[0] with { Name = Turned([.. before, read[0].Name]) };
            else
                names.AddRange(before);
            before.Clear();
            found.AddRange(read);
        }
        if (before.Count > 0)
            names.Add(cell.Contains('@', StringComparison.Ordinal) ? string.Join(' ', before) : Turned(before));
        return true;
    }

    private static List<ListedAddress>? ReadPart(string part)
    {
        if (part.EndsWith('>') && part.LastIndexOf('<') is >= 0 and var open)
            return part[..open].Contains('<', StringComparison.Ordinal) ? null : [InBrackets(part, open)];
        var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var addresses = words.Where(word => word.Contains('@', StringComparison.Ordinal)).ToList();
        if (addresses.Count == 1)
            return [new(Unquoted(string.Join(' ', words.Where(word => word != addresses[0]))), Bare(addresses[0]))];
        return addresses.Count == words.Length ? addresses.ConvertAll(address => new ListedAddress("", Bare(address))) : null;
    }

    private static ListedAddress InBrackets(string part, int open)
    {
        var (name, address) =
            MailboxAddress.TryParse(part, out var mailbox) && mailbox.Name is { Length: > 0 } parsed
                ? (parsed, mailbox.Address)
                : (part[..open], part[(open + 1)..^1]);
        name = Unquoted(name);
        var parts = Split(name, ',');
        // An address as its own name says nothing.
        return new(
            name.Contains('@', StringComparison.Ordinal) ? ""
                : parts.Count == 2 ? Turned(parts)
                : name,
            Bare(address)
        );
    }

    /// <summary>"Müller, Anna" is Anna Müller; what has more commas is left as it is.</summary>
    private static string Turned(List<string> parts) => parts.Count == 2 ? $"{parts[1]} {parts[0]}" : string.Join(' ', parts);

    private static string Bare(string address)
    {
        var bare = address.Trim(' ', '<', '>', '\'', '"');
        return bare.StartsWith(Mailto, StringComparison.OrdinalIgnoreCase) ? bare[Mailto.Length..] : bare;
    }

    private static string Unquoted(string name)
    {
        var plain = Comment().Replace(name, " ").Trim();
        return (plain.Length > 0 ? plain : name).Trim().Trim('"', '\'', '(', ')').Trim();
    }

    /// <summary>"(Amt 40)" beside a name is no part of it (RFC 5322).</summary>
    [GeneratedRegex(@"\s*\([^()]*\)\s*")]
    private static partial Regex Comment();

    /// <summary>Parts that are not empty; a sign in quotes or angle brackets parts nothing.</summary>
    private static List<string> Split(string text, params ReadOnlySpan<char> signs)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (quoted, inside) = (false, false);
        foreach (var c in text)
        {
            quoted ^= c == '"';
            inside = !quoted && (c == '<' || inside && c != '>');
            if (quoted || inside || !signs.Contains(c))
                part.Append(c);
            else
                Add();
        }
        Add();
        return parts;

        void Add()
        {
            if (part.ToString().Trim() is { Length: > 0 } read)
                parts.Add(read);
            part.Clear();
        }
    }
}
