using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations.Questions;

/// <summary>What somebody answered to one question.</summary>
public sealed class Answer
{
    private Answer() { }

    public Answer(Guid registrationId, Guid questionId, string value)
    {
        RegistrationId = registrationId;
        QuestionId = questionId;
        Value = value;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid RegistrationId { get; private set; }

    public Guid QuestionId { get; private set; }

    /// <summary>
    /// Text as typed; a number with a point; a date as <c>2026-08-24</c>; <c>yes</c> or <c>no</c>; the code of a choice, of several one
    /// a line; of a file its name.
    /// </summary>
    [Personal(Retention.AfterEvent, "answer")]
    public string Value { get; set; } = "";

    /// <summary>Set for the answer to a question that asks for a file.</summary>
    public Guid? FileId { get; set; }

    public IReadOnlyList<string> Values => Value.Length == 0 ? [] : Value.Split('\n');
}

/// <summary>What a file is kept for.</summary>
public enum FilePurpose
{
    Answer,

    /// <summary>A guardian's consent that came on paper.</summary>
    GuardianConsent,
}

/// <summary>A file that belongs to a registration. It is never served inline, and only to those who may see it.</summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public StoredFile(Guid registrationId, FilePurpose purpose, string name, string mediaType, byte[] content, DateTimeOffset now)
    {
        RegistrationId = registrationId;
        Purpose = purpose;
        Name = name;
        MediaType = mediaType;
        Content = content;
        Size = content.Length;
        StoredAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid RegistrationId { get; private set; }

    public FilePurpose Purpose { get; private set; }

    /// <summary>Made safe by <see cref="FileRules.SafeName"/>.</summary>
    [Personal(Retention.AfterEvent, "answer")]
    public string Name { get; private set; } = "";

    /// <summary>As its content says, not as its name does.</summary>
    [NotPersonal]
    public string MediaType { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    public DateTimeOffset StoredAt { get; private set; }
}
