using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>
/// Filters to which somebody gave a name, for all who organise the event: rules and single mailings choose it as their audience. Who is found
/// is asked anew whenever a mail is due; what is asked never changes, since rules that name it were approved as they are. Who means others
/// gives those a name.
/// </summary>
/// <remarks>A rule has the filters too, beside the name: without the name it means the same people.</remarks>
[OfEvent(CopyArea.Audiences, Copied = true)]
public sealed class NamedAudience : IVersioned, ICopiedWithEvent
{
    public const int MostOfEvent = 50;

    /// <summary>Characters.</summary>
    public const int LongestName = 80;

    private NamedAudience() { }

    /// <param name="eventId">Its event.</param>
    /// <param name="name">As typed, cleaned.</param>
    /// <param name="part">Who: without a name of its own.</param>
    public NamedAudience(Guid eventId, string name, AudiencePart part)
    {
        (EventId, Name, Of, Filter) = (eventId, name, part.Of, part.Unnamed.Filter);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [NotPersonal]
    public string Name { get; private set; } = "";

    /// <summary>The group.</summary>
    public MailAudience Of { get; private set; }

    /// <inheritdoc cref="AudiencePart.Filter"/>
    [NotPersonal]
    public string Filter { get; private set; } = "";

    public long Version { get; set; }

    /// <summary>As a rule has it that names it.</summary>
    public AudiencePart Part => new AudiencePart(Of, Filter).As(Id);

    public void Rename(string name) => Name = name;

    /// <summary>What the copy does not have stays named and finds nobody.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var copy = new NamedAudience(target.EventId, Name, new AudiencePart(Of, Filter).MovedTo(target, out _));
        target.Audiences[Id] = copy.Id;
        return copy;
    }
}
