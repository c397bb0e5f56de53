using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>
/// A moment that all nodes share: when the next mail may leave (all together, or to one domain), or until when somebody has a lease. It is
/// changed by one statement that says what it was before.
/// </summary>
public sealed class SharedMoment
{
    private SharedMoment() { }

    public SharedMoment(string name, DateTimeOffset at)
    {
        Name = name;
        At = at.ToUniversalTime();
    }

    /// <summary><c>mails</c>, <c>mails @example.org</c>, <c>lease bounces</c>.</summary>
    [NotPersonal]
    public string Name { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
