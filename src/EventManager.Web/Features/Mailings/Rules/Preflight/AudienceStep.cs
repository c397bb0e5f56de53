using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>Why somebody of a rule's group gets none of its mails.</summary>
public enum LeftOutReason
{
    /// <summary>Is not found among those who can be meant.</summary>
    NotThere,
    NoAddress,
    NotMeant,

    /// <summary>Was chosen by hand, and is not any more, or was not even then, what that was for.</summary>
    Changed,
    Filtered,
    Among,
    Mailed,
    ByAddress,

    /// <summary>Got it, for the same occasion.</summary>
    HasIt,
    Suppressed,
    Outside,

    /// <summary>The event is a draft, or called off.</summary>
    NoMails,

    /// <summary>What the rule counts from is not there, or what the mail says is true no more.</summary>
    NoOccasion,
}

/// <summary>A rule's group becomes its audience: those who are left out at each step, with the reason. Each once, by the first that holds.</summary>
/// <param name="Why">Of this step.</param>
/// <param name="People">Whom it leaves out.</param>
internal sealed record AudienceStep(LeftOutReason Why, IQueryable<RuledPerson> People)
{
    public static IReadOnlyList<AudienceStep> Of(EventDb db, MailRule rule)
    {
        var (id, choice) = (rule.EventId, rule.Choice);
        var group = RuledPeople.Group(db, id, choice);
        var found = RuledPeople.Found(db, id, choice.Part);
        var alone = LeftOut.WithoutOthers(db, id, found, choice);
        var unmailed = LeftOut.WithoutMailed(db, alone, choice);
        var steps = new List<AudienceStep> { new(LeftOutReason.NoAddress, group.Where(one => one.Email == "")) };
        var before = group;
        var notMeant = MailAudiences.IsChosen(choice.Of) ? LeftOutReason.Changed : LeftOutReason.NotMeant;
        Add(notMeant, MailOccasions.Anchored(db, rule.Anchor, RuledPeople.Found(db, id, choice.Part.Unfiltered)));
        if (choice.IsWhole)
            return steps;
        Add(LeftOutReason.Filtered, MailOccasions.Anchored(db, rule.Anchor, found));
        Add(LeftOutReason.Among, MailOccasions.Anchored(db, rule.Anchor, alone));
        Add(LeftOutReason.Mailed, MailOccasions.Anchored(db, rule.Anchor, unmailed));
        Add(LeftOutReason.ByAddress, MailOccasions.Audience(db, rule));
        return steps;

        void Add(LeftOutReason why, IQueryable<RuledPerson> after)
        {
            var ids = after.Select(one => one.Id);
            steps.Add(new(why, before.Where(one => one.Email != "" && !ids.Contains(one.Id))));
            before = after;
        }
    }

    /// <summary>Null where that person is meant; of nobody of the group <see cref="LeftOutReason.NotThere"/>.</summary>
    public static async Task<LeftOutReason?> WhyNotAsync(EventDb db, MailRule rule, Guid personId, CancellationToken stop)
    {
        if (await MailOccasions.Audience(db, rule).AnyAsync(one => one.Id == personId, stop))
            return null;
        foreach (var step in Of(db, rule))
        {
            if (await step.People.AnyAsync(one => one.Id == personId, stop))
                return step.Why;
        }
        return LeftOutReason.NotThere;
    }
}
