using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>When an event was to be, from when on.</summary>
internal sealed record YearDate(DateTimeOffset Since, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>One event of a simulated year, and what became of it; says by itself who gets what.</summary>
internal sealed class YearFair(Event fair, DateTimeOffset since)
{
    public Guid Id { get; } = fair.Id;

    public List<YearDate> Dates { get; } = [new(since, fair.StartsAt, fair.EndsAt)];

    public DateTimeOffset? CancelledAt { get; set; }

    public List<MailRule> Rules { get; } = [];

    public List<Registration> People { get; } = [];

    /// <summary>Which date it had at an instant; null where it was called off.</summary>
    public YearDate? At(DateTimeOffset now) => now >= CancelledAt ? null : Dates.LastOrDefault(date => date.Since <= now);

    /// <summary>When its rules are due, as things are.</summary>
    public IEnumerable<DateTimeOffset> Moments =>
        CancelledAt is not null
            ? []
            : from rule in Rules
            from anchor in rule.Anchor switch
            {
                MailAnchor.EventStart => [Dates[^1].StartsAt],
                MailAnchor.EventEnd => [Dates[^1].EndsAt],
                _ => People.Select(person => person.ConfirmedAt!.Value),
            }
            select rule.Timing.Of(anchor, Zone.Default);

    /// <summary>Each mail that a rule owes somebody, one for each date that the event had for long enough.</summary>
    public IEnumerable<OwedMail> Owed(YearLooks looks) =>
        from rule in Rules
        from person in People
        from date in rule.Anchor is MailAnchor.Confirmed ? Dates.Take(1) : Dates
        let anchor = rule.Anchor switch
        {
            MailAnchor.EventStart => date.StartsAt,
            MailAnchor.EventEnd => date.EndsAt,
            _ => person.ConfirmedAt!.Value,
        }
        let due = rule.Timing.Of(anchor, Zone.Default)
        where rule.Anchor is MailAnchor.Confirmed || person.ConfirmedAt < due
        let earliest = due > date.Since ? due : date.Since
        let seen = looks.From(earliest)
        where seen is not null && At(seen.Done) is { } then && (rule.Anchor is MailAnchor.Confirmed || then == date)
        select new OwedMail(this, rule, person, anchor, due, seen);
}

/// <summary>What should become of it, told without the program.</summary>
internal sealed record OwedMail(YearFair Fair, MailRule Rule, Registration Person, DateTimeOffset Anchor, DateTimeOffset Due, YearLook Seen)
{
    private bool IsBefore => Due < Anchor;

    /// <summary>A look during which a node died wrote some of its mails before and the rest a few minutes later: both are right then.</summary>
    public bool MayBe(LedgerState state) => state == At(Seen.Begun) || state == At(Seen.Done);

    /// <summary>It leaves with the first look on which the mail server is there, unless what it says is no longer true then.</summary>
    public bool Leaves(YearLooks looks) =>
        looks.Open(Seen.Begun) is { } way
        && Fair.At(way.Done) is { } date
        && (Rule.Anchor is MailAnchor.Confirmed || Anchor == date.StartsAt || Anchor == date.EndsAt)
        && (!IsBefore || way.Done <= Anchor);

    private LedgerState At(DateTimeOffset now) =>
        now - Due > MailRule.CatchUp || (IsBefore && now > Anchor) ? LedgerState.Missed : LedgerState.Written;
}

/// <summary>One look at what is due: when it began, and when it was done, where nodes died in it.</summary>
internal sealed record YearLook(DateTimeOffset Begun, DateTimeOffset Done, bool IsOpen);

internal sealed class YearLooks : List<YearLook>
{
    public YearLook? From(DateTimeOffset at) => Find(look => look.Done >= at);

    /// <summary>The first one on which mails can leave.</summary>
    public YearLook? Open(DateTimeOffset at) => Find(look => look.Done >= at && look.IsOpen);
}
