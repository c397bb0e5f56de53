using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Mails.Sending;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>All that is known of a rule's mails before it is saved.</summary>
/// <param name="Numbers">Who is meant, and who is left out by what the rule says.</param>
/// <param name="Reach">Of those meant, whose mail will not be sent.</param>
public sealed record RulePreflight(MailRuleNumbers Numbers, ReachedNumbers Reach)
{
    /// <summary>Who is left out, by name: the first of each reason.</summary>
    public IReadOnlyList<LeftOutPeople> LeftOut { get; init; } = [];

    /// <summary>Names to which it goes at more than one address: perhaps one person.</summary>
    public int NamesTwice { get; init; }

    public required MailsOfWeek Week { get; init; }

    public IReadOnlyList<MissingValue> Missing { get; init; } = [];

    /// <summary>Where the links of its words lead.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>What is not in files that are made for its mails.</summary>
    public IReadOnlyList<MadeGap> MadeGaps { get; init; } = [];

    /// <summary>A second person has to let it go to so many.</summary>
    public bool NeedsRelease { get; init; }

    /// <summary>Of one mail as it leaves, with its files; 0 where none can be written yet.</summary>
    public int Kilobytes { get; init; }
}

/// <param name="Why">The reason.</param>
/// <param name="Count">In all.</param>
/// <param name="Names">Of the first <see cref="ReachedAddresses.Named"/>.</param>
public sealed record LeftOutPeople(string Why, int Count, IReadOnlyList<string> Names)
{
    internal static LeftOutPeople Of(LeftOutReason why, int count, IReadOnlyList<string> names) => new(why.ToString(), count, names);
}
