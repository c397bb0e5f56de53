using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>That a person agreed, to what and when: kept as the proof the law asks for.</summary>
public sealed class ConsentRecord
{
    private ConsentRecord() { }

    public ConsentRecord(Guid registrationId, string purpose, string textVersion, DateTimeOffset now)
    {
        RegistrationId = registrationId;
        Purpose = purpose;
        TextVersion = textVersion;
        GivenAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid RegistrationId { get; private set; }

    /// <summary>For example <c>privacy</c>.</summary>
    [NotPersonal]
    public string Purpose { get; private set; } = "";

    /// <summary>Which wording was agreed to: first 16 hex digits of its SHA-256.</summary>
    [NotPersonal]
    public string TextVersion { get; private set; } = "";

    public DateTimeOffset GivenAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}
