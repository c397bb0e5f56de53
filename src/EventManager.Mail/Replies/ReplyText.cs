using System.Globalization;

namespace EventManager.Mail.Replies;

/// <summary>
/// The little of an iCalendar text that an answer consists of. Read line by line and no further: no rules of repetition, no zones, nothing that is
/// enclosed. What is cut off in the middle is no answer.
/// </summary>
internal sealed record ReplyText(string Uid, IReadOnlyList<ReplyGuest> Guests, bool IsAnswer, int Sequence, DateTimeOffset? Stamp)
{
    private const int MostGuests = 50;

    /// <summary>Null where the text is not one that answers.</summary>
    /// <param name="text">Whatever came.</param>
    /// <param name="method">What the part's head says, for a text that says none; null for nothing.</param>
    public static ReplyText? Of(string text, string? method)
    {
        var calendars = ContentLine.Read(text).ToList();
        if (calendars.Count == 0 || !calendars[0].Is("BEGIN", "VCALENDAR") || !calendars[^1].Is("END", "VCALENDAR"))
            return null;
        method = calendars.FirstOrDefault(line => line.Name == "METHOD")?.Value ?? method;
        var isCounter = string.Equals(method, "COUNTER", StringComparison.OrdinalIgnoreCase);
        if (!isCounter && !string.Equals(method, "REPLY", StringComparison.OrdinalIgnoreCase))
            return null;
        return EventsOf(calendars) is [var only, ..] events ? Of(only, !isCounter && events.Count == 1) : null;
    }

    private static ReplyText Of(IReadOnlyList<ContentLine> lines, bool isAnswer) =>
        new(
            ValueOf(lines, "UID"),
            [.. lines.Where(line => line.Name == "ATTENDEE").Take(MostGuests).Select(ReplyGuest.Of)],
            isAnswer && lines.All(line => line.Name != "RECURRENCE-ID"),
            // None is 0 (RFC 5546, 3.2.3).
            int.TryParse(ValueOf(lines, "SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? sequence
                : 0,
            StampOf(ValueOf(lines, "DTSTAMP"))
        );

    /// <summary>The lines of each VEVENT without what is nested in it.</summary>
    private static List<List<ContentLine>> EventsOf(List<ContentLine> lines)
    {
        var (events, open) = (new List<List<ContentLine>>(), new Stack<string>());
        foreach (var line in lines)
        {
            if (line.Name == "BEGIN")
            {
                open.Push(line.Value.ToUpperInvariant());
                if (open.Count == 2 && open.Peek() == "VEVENT")
                    events.Add([]);
            }
            else if (line.Name == "END")
            {
                if (!open.TryPop(out var ended) || !line.Is("END", ended))
                    return [];
            }
            else if (open.Count == 2 && open.Peek() == "VEVENT")
            {
                events[^1].Add(line);
            }
        }
        return events;
    }

    private static string ValueOf(IReadOnlyList<ContentLine> lines, string name) =>
        lines.FirstOrDefault(line => line.Name == name)?.Value ?? "";

    private static DateTimeOffset? StampOf(string value) =>
        DateTimeOffset.TryParseExact(
            value,
            ["yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var stamp
        )
            ? stamp
            : null;
}

/// <summary>One ATTENDEE: an address, empty for none, and what it says.</summary>
internal sealed record ReplyGuest(string Address, string State)
{
    public static ReplyGuest Of(ContentLine line) => new(AddressIn(line), (line.Parameter("PARTSTAT") ?? "").ToUpperInvariant());

    private static string AddressIn(ContentLine line)
    {
        const string scheme = "mailto:";
        var written = line.Value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(line.Value[scheme.Length..])
            // A calendar server's own address, with the mail's beside it.
            : line.Parameter("EMAIL") ?? line.Value;
        return MailAddress.TryParse(written.Trim(), null, out var address) ? address.Address : "";
    }
}
