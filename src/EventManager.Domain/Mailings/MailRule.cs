using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Mailings;

/// <summary>
/// That a mail goes out by itself: to whom, how long before or after what. When it is due follows from the event's dates as they are, so
/// that a postponed event needs nothing to be set anew; who got it stands in the ledger (<see cref="MailLedgerEntry"/>).
/// </summary>
[OfEvent(CopyArea.Reminder, Moves = true, Copied = true)]
public sealed class MailRule : IVersioned, IMovesWithEvent<MailRule>, ICopiedWithEvent
{
    /// <summary>The program's own words for a reminder.</summary>
    public const string Reminder = "event-reminder";

    /// <summary>The rule's own words.</summary>
    public const string Message = "event-message";

    /// <summary>What they are called in the outbox where they go to anybody else.</summary>
    public const string InvitedReminder = "event-invitation-reminder";
    public const string InvitedMessage = "event-invitation-message";
    public const string ExhibitorReminder = "exhibitor-reminder";
    public const string ExhibitorMessage = "exhibitor-message";
    public const string OfficerMessage = "company-message";
    public const string TeamMessage = "team-message";

    /// <summary>So late a mail still goes out, where nothing ran when it was due.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(24);

    /// <summary>So soon after a single mailing the same one again is a second press, not a second mailing.</summary>
    public static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(10);

    /// <summary>Before everything that can be meant.</summary>
    public static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private MailRule() { }

    /// <param name="eventId">Its event.</param>
    /// <param name="mail"><see cref="Reminder"/> or <see cref="Message"/>.</param>
    /// <param name="timing">When it is due.</param>
    /// <param name="id">Chosen by the form that adds it, so that a second press of its button is the same rule; null for a new one.</param>
    public MailRule(Guid eventId, string mail, MailTiming timing, Guid? id = null)
    {
        Id = id ?? Id;
        EventId = eventId;
        Mail = mail;
        Timing = timing;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    /// <summary><see cref="Reminder"/> or <see cref="Message"/>.</summary>
    [NotPersonal]
    public string Mail { get; set; } = Reminder;

    public MailAnchor Anchor { get; private set; }

    public bool IsAfter { get; private set; }

    public int Amount { get; private set; }

    public MailUnit Unit { get; private set; }

    public int? AtMinute { get; private set; }

    public MailAudience Audience { get; set; }

    /// <inheritdoc cref="AudienceChoice.Filter"/>
    [NotPersonal]
    public string Filter { get; private set; } = "";

    /// <inheritdoc cref="AudienceChoice.NotMailed"/>
    [NotPersonal]
    public string NotMailed { get; private set; } = "";

    /// <inheritdoc cref="AudienceChoice.NotAmong"/>
    [NotPersonal]
    public string NotAmong { get; private set; } = "";

    /// <inheritdoc cref="AudienceChoice.NotTo"/>
    [Personal(Retention.AfterEvent, "mailing")]
    public string NotTo { get; private set; } = "";

    /// <summary>Of <see cref="MailAnchor.Once"/>: when.</summary>
    public DateTimeOffset? OnceAt { get; private set; }

    /// <summary>One of <see cref="BuiltInRules"/>.</summary>
    public bool IsBuiltIn => Anchor is MailAnchor.Happening;

    /// <summary>What those are to the event to whom it writes.</summary>
    public MailGroup Group =>
        Mail is BuiltInRules.Invitation or BuiltInRules.InvitationReminder ? MailGroup.Invited : MailAudiences.GroupOf(Audience);

    /// <summary>What its mails are called in the outbox.</summary>
    public string Kind => MailAudiences.KindOf(Mail, Audience);

    /// <summary>Of a <see cref="Message"/>.</summary>
    public LocalizedText Subject { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown, of a <see cref="Message"/>.</summary>
    public LocalizedText Body { get; set; } = LocalizedText.Empty;

    /// <summary>What goes with each of its mails; which row of <see cref="MailFile"/> it is says what is in it.</summary>
    public List<MailRuleFile> Files { get; private set; } = [];

    /// <summary>The code of each valid ticket goes with it, to people who have one.</summary>
    public bool HasTicket { get; set; }

    /// <summary>What is made for each of its mails.</summary>
    public MadeFiles Made { get; set; }

    /// <summary>Of <see cref="BuiltInRules.ApprovedMinutes"/>: to whom they go. Null of every other rule.</summary>
    public MinutesAudience? MinutesTo { get; set; }

    public bool IsOn { get; private set; } = true;

    /// <summary>What was due until then is none of this rule's business.</summary>
    public DateTimeOffset Since { get; private set; } = Always;

    /// <summary>When somebody said what becomes of the past, or let it go: whatever was due before counts as due then.</summary>
    public DateTimeOffset AskedAt { get; private set; } = Always;

    /// <summary>All that was due until then is done: looking begins here.</summary>
    public DateTimeOffset Through { get; private set; } = Always;

    /// <summary>A node is at it until then; null for none.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Who said last what it is to send, and to whom; null for the program itself.</summary>
    public Guid? ChangedBy { get; private set; }

    /// <summary><see cref="TextHash"/> of what was looked at when it was approved; empty for a rule from before that.</summary>
    [NotPersonal]
    public string ApprovedHash { get; private set; } = "";

    /// <summary>How many would have got it at once when it was approved for the past too; null where it goes from then on.</summary>
    public int? Promised { get; private set; }

    /// <summary>The second person who let it go to many.</summary>
    public Guid? ReleasedBy { get; private set; }

    /// <summary>Why it writes nothing until somebody has looked.</summary>
    public MailHalt Halt { get; private set; }

    public long Version { get; set; }

    public MailTiming Timing
    {
        get => new(Anchor, IsAfter, Amount, Unit, AtMinute);
        set => (Anchor, IsAfter, Amount, Unit, AtMinute) = (value.Anchor, value.IsAfter, value.Amount, value.Unit, value.AtMinute);
    }

    /// <summary>The <see cref="Audience"/> with its filter, and who is left out.</summary>
    public AudienceChoice Choice
    {
        get =>
            new(Audience)
            {
                Filter = Filter,
                NotMailed = NotMailed,
                NotAmong = NotAmong,
                NotTo = NotTo,
            };
        set => (Audience, Filter, NotMailed, NotAmong, NotTo) = (value.Of, value.Filter, value.NotMailed, value.NotAmong, value.NotTo);
    }

    /// <summary>Of a draft, and of an event that is called off, no rule sends anything.</summary>
    public static bool GoesIn(EventState state) => state is EventState.Published or EventState.Postponed or EventState.Finished;

    /// <summary>A single mailing: at that moment, in whichever event of whatever date.</summary>
    public void GoOnce(DateTimeOffset at) => OnceAt = Instant.Cut(at);

    public static MailRule ReminderOf(Guid eventId, int daysBefore) =>
        new(eventId, Reminder, new(MailAnchor.EventStart, false, daysBefore, MailUnit.Days, null));

    /// <summary>Counts from now on, or for the past too: then whoever should have got it gets it now.</summary>
    public void Begin(DateTimeOffset now, bool forPastToo)
    {
        IsOn = true;
        AskedAt = now.ToUniversalTime();
        Since = forPastToo ? Always : AskedAt;
        Rearm();
    }

    /// <summary>Of what it sends, in all languages.</summary>
    public string TextHash =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Mail}\n{WordingWords.Write(Subject)}\n{WordingWords.Write(Body)}{Attached}"))
        );

    /// <summary>Empty for nothing: what was approved before there were files stays so.</summary>
    private string Attached =>
        (HasTicket || Files.Count > 0 ? $"\n{HasTicket} {string.Join(' ', Files.Select(file => file.FileId).Order())}" : "")
        + (Made is MadeFiles.None ? "" : $"\n{Made}");

    /// <summary>These and no others go with its mails.</summary>
    public void Attach(IEnumerable<Guid> files)
    {
        var wanted = files.ToHashSet();
        Files.RemoveAll(file => !wanted.Remove(file.FileId));
        Files.AddRange(wanted.Select(file => new MailRuleFile(Id, file)));
    }

    /// <summary>Writes nothing any more until it begins anew.</summary>
    public void Stop() => IsOn = false;

    /// <summary>Its words are not those that somebody approved.</summary>
    public bool HasOtherWords => ApprovedHash.Length > 0 && ApprovedHash != TextHash;

    /// <summary>Somebody has seen what it sends, and to how many at once; whoever releases it to many is somebody else.</summary>
    /// <param name="by">Who.</param>
    /// <param name="promised">How many get it at once; null where it goes from now on.</param>
    public void Approve(Guid? by, int? promised) =>
        (ChangedBy, ApprovedHash, Promised, ReleasedBy, Halt) = (by, TextHash, promised, null, MailHalt.None);

    public void AwaitRelease() => Halt = MailHalt.Release;

    /// <summary>
    /// Whatever was due while it waited counts as due now, however long that was: else all that a late second person lets go would be missed.
    /// </summary>
    /// <param name="by">The second person.</param>
    /// <param name="now">The instant.</param>
    /// <param name="promised">How many get it at once; null where it goes from a moment on.</param>
    public void Release(Guid by, DateTimeOffset now, int? promised) =>
        (ReleasedBy, Halt, AskedAt, Promised) = (by, MailHalt.None, now.ToUniversalTime(), promised);

    /// <summary>As it would be, were it to begin now and count for the past too; the rule itself stays as it is.</summary>
    public MailRule AsBegun(DateTimeOffset now)
    {
        var begun = (MailRule)MemberwiseClone();
        begun.Begin(now, forPastToo: true);
        return begun;
    }

    /// <summary>Looks at all moments again: the dates have changed. Nobody gets the same occasion twice, the ledger knows.</summary>
    public void Rearm() => Through = Since;

    /// <summary>When it is due for this anchor; null where that was before the rule began to count.</summary>
    public DateTimeOffset? DueAt(DateTimeOffset anchor, string zone)
    {
        var moment = Timing.Of(anchor, zone);
        return moment <= Since ? null
            : moment < AskedAt ? AskedAt
            : moment;
    }

    /// <summary>Whether it goes out now. What is to come before something is of no use once that has begun.</summary>
    public MailVerdict Judge(DateTimeOffset anchor, DateTimeOffset now, string zone)
    {
        if (DueAt(anchor, zone) is not { } due)
            return MailVerdict.Past;
        if (due > now)
            return MailVerdict.NotYet;
        return now - due > CatchUp || (now > anchor && Timing.Of(anchor, zone) < anchor) ? MailVerdict.Missed : MailVerdict.Due;
    }

    static Expression<Func<MailRule, bool>> IMovesWithEvent<MailRule>.HasDates =>
        rule => rule.Anchor != MailAnchor.Confirmed && rule.Anchor != MailAnchor.Happening && rule.Anchor != MailAnchor.Once;

    public void Move(Postponement way, DateTimeOffset now) => Rearm();

    /// <summary>The copy has sent nothing yet, and its dates are its own.</summary>
    /// <remarks>
    /// Where its audience names what the copy does not have, it is off until somebody has looked; so is a single mailing, which was of that
    /// day.
    /// </remarks>
    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var isWhole = Choice.CopyTo(target, out var choice) && Anchor is not MailAnchor.Once;
        var copy = new MailRule(target.EventId, Mail, Timing, target.Rules.TryGetValue(Id, out var id) ? id : IdIn(target.EventId))
        {
            Choice = choice,
            OnceAt = OnceAt is { } at ? target.Moved(at) : null,
            Subject = Subject.Copy(),
            Body = Body.Copy(),
            IsOn = (IsOn || BuiltInRules.IsOfChange(Mail)) && isWhole,
            Halt = isWhole ? MailHalt.None : MailHalt.Copied,
            HasTicket = HasTicket,
            Made = Made,
            MinutesTo = MinutesTo,
        };
        copy.Attach(Files.Select(file => target.MailFiles[file.FileId]));
        return copy;
    }

    /// <summary>Of its copy in another event: a built-in rule's follows from that, any other has a new one.</summary>
    internal Guid IdIn(Guid eventId) => IsBuiltIn ? BuiltInRules.IdOf(eventId, Mail) : Guid.CreateVersion7();
}
