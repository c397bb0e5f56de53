namespace EventManager.Domain.Mailings;

/// <summary>What of a rule's files hangs on each mail, and what goes as a link.</summary>
public static class MailFileRules
{
    /// <summary>Files of one rule.</summary>
    public const int MostOfRule = 5;

    /// <summary>Files of one event.</summary>
    public const int MostOfEvent = 30;

    /// <summary>
    /// In the order in which they were added; what does not fit any more goes as a link, and a smaller one behind it may fit again. Asked
    /// at the form and at sending.
    /// </summary>
    /// <param name="files">Of one rule.</param>
    /// <param name="limit">Bytes of all that hang on one mail.</param>
    public static MailFileSplit Split(IEnumerable<MailFile> files, long limit)
    {
        var (attached, linked, sum) = (new List<MailFile>(), new List<MailFile>(), 0L);
        foreach (var file in files.OrderBy(file => file.AddedAt).ThenBy(file => file.Id))
        {
            if (sum + file.Size > limit)
            {
                linked.Add(file);
                continue;
            }
            sum += file.Size;
            attached.Add(file);
        }
        return new(attached, linked);
    }
}

/// <summary>Each file of a rule stands in one of them.</summary>
public sealed record MailFileSplit(IReadOnlyList<MailFile> Attached, IReadOnlyList<MailFile> Linked)
{
    /// <summary>Bytes on the wire of all that hangs on: a mail writes three bytes as four letters.</summary>
    public long OnTheWire => Attached.Sum(file => (file.Size + 2L) / 3 * 4);
}
