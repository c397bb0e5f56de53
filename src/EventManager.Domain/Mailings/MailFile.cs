using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>
/// A file of an event that goes with its mails. The same one goes to everybody, so that nothing in it is about one person. It never changes:
/// another file is another row, so that a rule that names it sends what was looked at.
/// </summary>
[OfEvent(CopyArea.MailFiles, Copied = true)]
public sealed class MailFile : ICopiedWithEvent
{
    private MailFile() { }

    /// <param name="eventId">Its event.</param>
    /// <param name="name">As <see cref="FileRules.SafeName"/> gives it.</param>
    /// <param name="mediaType">As its content shows.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="now">The instant of adding.</param>
    public MailFile(Guid eventId, string name, string mediaType, byte[] bytes, DateTimeOffset now)
    {
        (EventId, Name, MediaType) = (eventId, name, mediaType);
        (Size, AddedAt) = (bytes.Length, now.ToUniversalTime());
        Content = new MailFileContent(Id, bytes);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [NotPersonal]
    public string Name { get; private set; } = "";

    [NotPersonal]
    public string MediaType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Read only where it is needed.</summary>
    public MailFileContent? Content { get; private set; }

    /// <summary>What is said of it. What it holds is copied for itself: that of all files together may be more than the program has room for.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var copy = new MailFile
        {
            EventId = target.EventId,
            Name = Name,
            MediaType = MediaType,
            Size = Size,
            AddedAt = AddedAt,
        };
        target.MailFiles[Id] = copy.Id;
        return copy;
    }
}

/// <summary>What a file holds, apart from what is said of it.</summary>
public sealed class MailFileContent
{
    private MailFileContent() { }

    internal MailFileContent(Guid fileId, byte[] bytes) => (FileId, Bytes) = (fileId, bytes);

    public Guid FileId { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    public MailFileContent CopyFor(Guid fileId) => new(fileId, Bytes);
}

/// <summary>That a file goes with a rule's mails.</summary>
public sealed class MailRuleFile
{
    private MailRuleFile() { }

    internal MailRuleFile(Guid ruleId, Guid fileId) => (RuleId, FileId) = (ruleId, fileId);

    public Guid RuleId { get; private set; }

    public Guid FileId { get; private set; }
}
