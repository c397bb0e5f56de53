using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

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
    private const string About = "about:";

    /// <summary>
    /// It was written to an audience of whom the kind of mail cannot say whether they are still meant: who waits, who was chosen by hand. That
    /// is asked of the audience when it leaves.
    /// </summary>
    public bool IsToOthers { get; init; }

    /// <summary>Which time of arrival or session it counted from: two can begin at once. Null where it is the event itself, and in older rows.</summary>
    public Guid? AboutId { get; init; }

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
            ? new(id, counted, new DateTimeOffset(at, TimeSpan.Zero), rest.Contains(Before))
            {
                IsToOthers = rest.Contains(Others),
                AboutId = AboutOf(rest),
            }
            : null;

    public string Write()
    {
        var about = AboutId is { } id ? $" {About}{id:N}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{RuleId:N} {Anchor} {Instant.Cut(OccasionAt).UtcTicks}{(IsBefore ? " " + Before : "")}{(IsToOthers ? " " + Others : "")}{about}"
        );
    }

    private static Guid? AboutOf(IEnumerable<string> rest) =>
        rest.FirstOrDefault(one => one.StartsWith(About, StringComparison.Ordinal)) is { } about
        && Guid.TryParse(about.AsSpan(About.Length), out var id)
            ? id
            : null;

    /// <summary>It waited (the mail server was away, quiet hours, a pause) until what it speaks of had begun.</summary>
    public static bool IsTooLate(OutboxMail row, DateTimeOffset now) =>
        Read(row.Arguments) is { IsBefore: true } ruled && now > ruled.OccasionAt;

    /// <summary>
    /// Not of an event that was called off, and not for a date that is another one since: the rule writes anew for that. So it is with a time of
    /// arrival or a session that has moved, is gone, or that its reader has left.
    /// </summary>
    /// <param name="db">Of the mails that are being written: what it has read is not asked for again.</param>
    /// <param name="row">The mail.</param>
    /// <param name="event">Its event.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<bool> IsStillTrueAsync(EventDb db, OutboxMail row, Event @event, CancellationToken stop)
    {
        if (@event.State is EventState.Cancelled or EventState.Draft)
            return false;
        if (Read(row.Arguments) is not { } ruled)
            return true;
        var rule = await db.MailRules.FindAsync([ruled.RuleId], stop);
        // Somebody has let it count from something else, and for that it writes anew as well.
        if (rule is not null && rule.Anchor != ruled.Anchor)
            return false;
        var at = ruled.OccasionAt;
        return ruled.Anchor switch
        {
            MailAnchor.EventStart => at == @event.StartsAt,
            MailAnchor.EventEnd => at == @event.EndsAt,
            MailAnchor.RegistrationCloses => at == @event.RegistrationClosesAt,
            MailAnchor.SlotStart => await db
                .Registrations.Where(r => r.Id == row.SubjectId && (ruled.AboutId == null || r.TimeSlotId == ruled.AboutId))
                .AnyAsync(r => db.TimeSlots.Any(s => s.Id == r.TimeSlotId && s.StartsAt == at), stop),
            MailAnchor.SessionStart => await db
                .SessionPlaces.Where(p => p.RegistrationId == row.SubjectId && (ruled.AboutId == null || p.SessionId == ruled.AboutId))
                .AnyAsync(p => db.Sessions.Any(s => s.Id == p.SessionId && s.StartsAt == at), stop),
            MailAnchor.Once => rule is null || at == rule.OnceAt,
            _ => true,
        };
    }
}
