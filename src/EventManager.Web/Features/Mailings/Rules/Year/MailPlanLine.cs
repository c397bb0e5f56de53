using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings.Rules.Year;

/// <summary>What is, was or will be of a mail on the day that somebody looks at.</summary>
public enum MailPlanState
{
    /// <summary>In the ledger by then.</summary>
    Gone,
    Missed,

    /// <summary>Its moment has been, and it is not written yet.</summary>
    Due,

    /// <summary>Its moment is on that day, which is still to come or not over.</summary>
    OnDay,

    /// <summary>Its moment is still to come, and is over by then.</summary>
    WillHaveGone,
    ToCome,
}

/// <summary>Why what is to come would not go, as things are.</summary>
public enum MailPlanBar
{
    None,
    NotPublished,
    CalledOff,
    Off,
    AwaitsRelease,
}

/// <summary>The day on which somebody looks at the mail year.</summary>
/// <param name="From">Its first instant, where the event is.</param>
/// <param name="Until">Its last.</param>
/// <param name="Now">The instant at which things are known.</param>
internal readonly record struct MailPlanDay(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset Now)
{
    /// <summary>Of what is over the ledger speaks alone.</summary>
    public bool IsPast => Until < Now;

    /// <summary>Of something that is to come, or has not been written.</summary>
    public MailPlanState StateOf(DateTimeOffset due) =>
        due > Until ? MailPlanState.ToCome
        : due <= Now ? MailPlanState.Due
        : due >= From ? MailPlanState.OnDay
        : MailPlanState.WillHaveGone;
}

/// <summary>What one rule sends for one occasion, or on one day to those of whom each has a moment of their own.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="From">When the first of it is due.</param>
/// <param name="Until">When the last is.</param>
/// <param name="State">On the day that is looked at.</param>
/// <param name="People">How many are known.</param>
public sealed record MailPlanLine(MailRule Rule, DateTimeOffset From, DateTimeOffset Until, MailPlanState State, int People)
{
    /// <summary>What it counts from, where it is to come: the event, a time of arrival, a session.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>So many more at most, were all places given that are free today. Nobody knows who they are.</summary>
    public int Assumed { get; init; }

    public MailPlanBar Bar { get; init; }

    /// <summary>Counts from the moment in which somebody comes, which is not there yet.</summary>
    public bool IsOfWhoComes { get; init; }

    public bool IsInLedger => State is MailPlanState.Gone or MailPlanState.Missed;

    /// <summary>Unique among the lines of a day.</summary>
    public string Key => FormattableString.Invariant($"{Rule.Id:N}-{AboutId:N}-{State}-{From.UtcTicks}-{IsOfWhoComes}");
}
