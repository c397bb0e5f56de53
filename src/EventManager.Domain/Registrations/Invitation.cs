using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>Somebody who may join an event that is open to invited people only.</summary>
public sealed class Invitation
{
    private Invitation() { }

    public Invitation(Guid eventId, string name, string email, DateTimeOffset now)
    {
        EventId = eventId;
        Name = PersonNames.Clean(name);
        Email = email.Trim();
        NormalizedEmail = MailAddressRules.Normalise(email);
        InvitedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [Personal(Retention.AfterEvent, "invitation")]
    public string Name { get; private set; } = "";

    [Personal(Retention.AfterEvent, "invitation")]
    public string Email { get; private set; } = "";

    [Personal(Retention.AfterEvent, "invitation")]
    public string NormalizedEmail { get; private set; } = "";

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset? DeclinedAt { get; set; }
}
