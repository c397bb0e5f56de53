using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>A mail rule's words as they were saved once, to compare with and to go back to. Goes with its rule.</summary>
public sealed class RuleWordVersion
{
    private RuleWordVersion() { }

    /// <param name="ruleId">The rule.</param>
    /// <param name="number">1 for the first; without gaps.</param>
    /// <param name="words">The words as they are from now on.</param>
    /// <param name="userId">Who saved them; null where that is not known.</param>
    /// <param name="now">The instant of saving.</param>
    public RuleWordVersion(Guid ruleId, int number, (string Subject, string Body) words, Guid? userId, DateTimeOffset now)
    {
        (RuleId, Number, UserId) = (ruleId, number, userId);
        (Subject, Body) = words;
        SavedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid RuleId { get; private set; }

    public int Number { get; private set; }

    /// <summary>Without the name, which goes with the account; blanked with what else is kept for the event.</summary>
    public Guid? UserId { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>In all languages (<see cref="WordingWords"/>).</summary>
    [NotPersonal]
    public string Subject { get; private set; } = "";

    /// <summary>In all languages (<see cref="WordingWords"/>).</summary>
    [NotPersonal]
    public string Body { get; private set; } = "";
}
