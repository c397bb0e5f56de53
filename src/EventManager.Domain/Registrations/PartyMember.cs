using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>The name of somebody who comes along; there is a row only once a name is known.</summary>
public sealed class PartyMember
{
    private PartyMember() { }

    public PartyMember(Guid registrationId, int number, string name)
    {
        RegistrationId = registrationId;
        Number = number;
        Name = PersonNames.Clean(name);
    }

    public Guid RegistrationId { get; private set; }

    /// <summary>The number of the ticket: 2 and on; 1 is who registered.</summary>
    public int Number { get; private set; }

    [Personal(Retention.AfterEvent, "registration")]
    public string Name { get; private set; } = "";

    public void Rename(string name) => Name = PersonNames.Clean(name);
}
