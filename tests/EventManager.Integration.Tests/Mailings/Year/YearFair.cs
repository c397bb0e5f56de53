using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>When an event was to be, from when on.</summary>
internal sealed record YearDate(DateTimeOffset Since, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>The time of arrival and the session that some have, with the event's dates.</summary>
    public DateTimeOffset? SlotAt { get; init; }

    public DateTimeOffset? SessionAt { get; init; }

    public DateTimeOffset? Of(MailRule rule, Registration person) =>
        rule.Anchor switch
        {
            MailAnchor.EventStart => StartsAt,
            MailAnchor.EventEnd => EndsAt,
            MailAnchor.SlotStart => person.TimeSlotId is null ? null : SlotAt,
            // Whoever has a time of arrival has a place in the session too.
            MailAnchor.SessionStart => person.TimeSlotId is null ? null : SessionAt,
            MailAnchor.Once => rule.OnceAt,
            _ => person.ConfirmedAt,
        };
}

/// <summary>That an event was changed, which is told at once.</summary>
internal sealed record YearChange(MailRule Rule, DateTimeOffset At);

/// <summary>One event of a simulated year, and what became of it; says by itself who gets what.</summary>
internal sealed class YearFair(Event fair, DateTimeOffset since)
{
    public Guid Id { get; } = fair.Id;

    public List<YearDate> Dates { get; } = [new(since, fair.StartsAt, fair.EndsAt)];

    public DateTimeOffset? CancelledAt { get; set; }

    public List<MailRule> Rules { get; } = [];

    public List<Registration> People { get; } = [];

    public List<YearChange> Changes { get; } = [];

    /// <summary>Which date it had at an instant; null where it was called off.</summary>
    public YearDate? At(DateTimeOffset now) => now >= CancelledAt ? null : Dates.LastOrDefault(date => date.Since <= now);

    /// <summary>When its rules are due, as things are.</summary>
    public IEnumerable<DateTimeOffset> Moments =>
        CancelledAt is not null
            ? []
            : from rule in Rules
            from person in People
            let anchor = Dates[^1].Of(rule, person)
            where anchor is not null
            select rule.Timing.Of(anchor.Value, Zone.Default);

    /// <summary>Each mail that a rule owes somebody, one for each date that the event had for long enough.</summary>
    public IEnumerable<OwedMail> Owed(YearLooks looks) => OwedByRules(looks).Concat(OwedAtOnce(looks));

    private IEnumerable<OwedMail> OwedByRules(YearLooks looks) =>
        from rule in Rules
        where rule.IsOn
        from person in People
        where rule.Filter.Length == 0 || person.Language == "en"
        let isFixed = rule.Anchor is MailAnchor.Confirmed or MailAnchor.Once
        from date in isFixed ? Dates.Take(1) : Dates
        let anchor = date.Of(rule, person)
        where anchor is not null
        let due = rule.Timing.Of(anchor.Value, Zone.Default)
        where rule.Anchor is MailAnchor.Confirmed || person.ConfirmedAt < due
        let earliest = due > date.Since ? due : date.Since
        let seen = looks.From(earliest)
        where seen is not null && At(seen.Done) is { } then && (isFixed || then == date)
        select new OwedMail(this, rule, person, anchor.Value, due, seen);

    private IEnumerable<OwedMail> OwedAtOnce(YearLooks looks) =>
        from change in Changes
        from person in People
        where person.ConfirmedAt <= change.At
        let seen = looks.From(change.At)
        where seen is not null
        select new OwedMail(this, change.Rule, person, change.At, change.At, seen);
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
        && (
            Rule.Mail == BuiltInRules.Cancelled
            || (Fair.At(way.Done) is { } date && (IsOfNoDate || date.Of(Rule, Person) == Anchor) && (!IsBefore || way.Done <= Anchor))
        );

    private bool IsOfNoDate => Rule.Anchor is MailAnchor.Confirmed or MailAnchor.Once or MailAnchor.Happening;

    private LedgerState At(DateTimeOffset now) =>
        !Rule.IsBuiltIn && (now - Due > MailRule.CatchUp || (IsBefore && now > Anchor)) ? LedgerState.Missed : LedgerState.Written;
}

/// <summary>One look at what is due: when it began, and when it was done, where nodes died in it.</summary>
internal sealed record YearLook(DateTimeOffset Begun, DateTimeOffset Done, bool IsOpen);

internal sealed class YearLooks : List<YearLook>
{
    public YearLook? From(DateTimeOffset at) => Find(look => look.Done >= at);

    /// <summary>The first one on which mails can leave.</summary>
    public YearLook? Open(DateTimeOffset at) => Find(look => look.Done >= at && look.IsOpen);
}
