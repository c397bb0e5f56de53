using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Platform.Mails;

/// <summary>What the row of a rule's mail says of its rule: which one, and for which date it was written.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Anchor">What it counted from.</param>
/// <param name="OccasionAt">When that was.</param>
/// <param name="IsBefore">The mail speaks of what is to come, and is of no use once that has begun.</param>
internal sealed record RuledMail(Guid RuleId, MailAnchor Anchor, DateTimeOffset OccasionAt, bool IsBefore)
{
    private const string Before = "before";
    private const string Others = "others";

    /// <summary>
    /// It was written to an audience of whom the kind of mail cannot say whether they are still meant: who waits, who was chosen by hand. That
    /// is asked of the audience when it leaves.
    /// </summary>
    public bool IsToOthers { get; init; }

    /// <param name="rule">The rule.</param>
    /// <param name="occasionAt">What it counts from, for the reader.</param>
    /// <param name="isBefore">The mail speaks of what is to come.</param>
    public static RuledMail Of(MailRule rule, DateTimeOffset occasionAt, bool isBefore) =>
        new(rule.Id, rule.Anchor, occasionAt, isBefore) { IsToOthers = !MailAudiences.HasReminder(rule.Audience) };

    /// <summary>Null for a row of an older program.</summary>
    public static RuledMail? Read(string arguments) =>
        arguments.Split(' ') is [var rule, var anchor, var ticks, .. var rest]
        && Guid.TryParse(rule, out var id)
        && Enum.TryParse<MailAnchor>(anchor, out var counted)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(id, counted, new DateTimeOffset(at, TimeSpan.Zero), rest.Contains(Before)) { IsToOthers = rest.Contains(Others) }
            : null;

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{RuleId:N} {Anchor} {Instant.Cut(OccasionAt).UtcTicks}{(IsBefore ? " " + Before : "")}{(IsToOthers ? " " + Others : "")}"
        );

    /// <summary>It waited (the mail server was away, quiet hours, a pause) until what it speaks of had begun.</summary>
    public static bool IsTooLate(OutboxMail row, DateTimeOffset now) =>
        Read(row.Arguments) is { IsBefore: true } ruled && now > ruled.OccasionAt;

    /// <summary>Not of an event that was called off, and not for a date that is another one since: the rule writes anew for that.</summary>
    public static bool IsStillTrue(OutboxMail row, Event @event, TimeSlot? slot)
    {
        if (@event.State is EventState.Cancelled or EventState.Draft)
            return false;
        return Read(row.Arguments) is not { } ruled
            || ruled.Anchor switch
            {
                MailAnchor.EventStart => ruled.OccasionAt == @event.StartsAt,
                MailAnchor.EventEnd => ruled.OccasionAt == @event.EndsAt,
                MailAnchor.RegistrationCloses => ruled.OccasionAt == @event.RegistrationClosesAt,
                MailAnchor.SlotStart => ruled.OccasionAt == slot?.StartsAt,
                _ => true,
            };
    }
}
