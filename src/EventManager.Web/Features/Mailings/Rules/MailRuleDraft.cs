using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>A rule as it is typed.</summary>
public sealed class MailRuleDraft
{
    public const string Before = "before";
    public const string After = "after";

    /// <param name="rule">Null for a new one.</param>
    /// <param name="zone">Of the event.</param>
    public MailRuleDraft(MailRule? rule, string zone = Zone.Default)
    {
        if (rule is null)
            return;
        // The audience first: its choice may turn what is typed into a message, never what is stored.
        (Id, Audience, Mail) = (rule.Id, rule.Audience.ToString(), rule.Mail);
        Take(rule.Timing);
        OnceAt = rule.OnceAt is { } once ? Zone.ToLocal(once, zone).DateTime : null;
        Choice = rule.Choice;
        Version = rule.Version;
        (Subject, Body) = (new(rule.Subject), new(rule.Body));
        (Files, HasTicket, Made) = ([.. rule.Files.Select(file => file.FileId)], rule.HasTicket, rule.Made);
    }

    /// <summary>A single mailing, in words of its own.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="asked">As <see cref="Asked"/>.</param>
    internal static MailRuleDraft Mailing(AudiencePart to, string? asked) =>
        new(null)
        {
            Asked = asked,
            Mail = MailRule.Message,
            Anchor = nameof(MailAnchor.Once),
            Audience = to.Of.ToString(),
            Choice = new AudienceChoice(to.Of) { Filter = to.Filter },
        };

    public Guid? Id { get; }

    /// <summary>Of a new one, from the moment its form is opened.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7();

    /// <summary>What its address asked for when it was opened (<see cref="Audiences.AudienceAsked"/>): a form of its own for drafts.</summary>
    public string? Asked { get; init; }

    /// <summary>What was read; null for a new one.</summary>
    public long? Version { get; }

    public string? Mail { get; set; } = MailRule.Reminder;

    public int? Amount { get; set; } = 1;

    public string? Unit { get; set; } = nameof(MailUnit.Days);

    public string? Direction { get; set; } = Before;

    public string? Anchor { get; set; } = nameof(MailAnchor.EventStart);

    /// <summary>Null: the moment itself.</summary>
    public TimeOnly? At { get; set; }

    public string? Audience
    {
        get;
        set
        {
            field = value;
            Choice = Choice.As(Meant);
            if (!MailAudiences.HasReminder(Meant))
                Mail = MailRule.Message;
        }
    } = nameof(MailAudience.Everybody);

    /// <summary>Of a single mailing, as the clock of the place says it; null for at once.</summary>
    public DateTime? OnceAt { get; set; }

    /// <summary>The <see cref="Audience"/> with filter and exceptions; addresses as they are typed.</summary>
    internal AudienceChoice Choice { get; set; } = new(MailAudience.Everybody);

    /// <summary>The <see cref="Audience"/> as it is meant.</summary>
    internal MailAudience Meant => Enum.TryParse<MailAudience>(Audience, out var one) ? one : MailAudience.Everybody;

    internal MailAnchor Counted => Enum.TryParse<MailAnchor>(Anchor, out var one) ? one : MailAnchor.EventStart;

    public WordsDraft Subject { get; private set; } = new();

    public WordsDraft Body { get; private set; } = new();

    /// <summary>What goes with each mail.</summary>
    public List<Guid> Files { get; } = [];

    public bool HasTicket { get; set; }

    /// <summary>What is made for each mail.</summary>
    public MadeFiles Made { get; set; }

    internal void Take(MailTiming timing)
    {
        (Amount, Unit) = (timing.Amount, timing.Unit.ToString());
        (Direction, Anchor) = (timing.IsAfter ? After : Before, timing.Anchor.ToString());
        At = timing.AtMinute is { } minute ? TimeOnly.MinValue.AddMinutes(minute) : null;
    }

    /// <summary>Older words into the fields; they count once they are saved.</summary>
    internal void Restore(WordingVersion version) =>
        (Subject, Body) = (new(WordingWords.ReadText(version.Subject)), new(WordingWords.ReadText(version.Opening)));

    /// <summary>To those of a name, and who is left out stays so where that can be.</summary>
    internal void Take(NamedAudience named)
    {
        Audience = named.Of.ToString();
        Choice = Choice with { Filter = named.Part.Filter };
    }

    /// <summary>To a group, without a name; the filters of the name before stay where they are of that group.</summary>
    internal void TakeUnnamed(string? audience)
    {
        Choice = Choice with { Filter = Choice.Part.Unnamed.Filter };
        Audience = audience;
    }

    internal MailRulePlan ToPlan(string zone) =>
        new(
            Mail ?? "",
            Counted is MailAnchor.Once
                ? new(MailAnchor.Once, true, 0, MailUnit.Minutes, null)
                : new(
                    Counted,
                    Direction == After,
                    Amount ?? -1,
                    Enum.Parse<MailUnit>(Unit ?? nameof(MailUnit.Days)),
                    Unit == nameof(MailUnit.Days) ? Minute : null
                ),
            Choice.As(Meant),
            Subject.ToWords(),
            Body.ToWords()
        )
        {
            Files = [.. Files],
            HasTicket = HasTicket,
            Made = Made,
            OnceAt = Counted is MailAnchor.Once && OnceAt is { } once ? Zone.ToUtc(once, zone) : null,
        };

    private int? Minute => At is { } time ? (time.Hour * 60) + time.Minute : null;
}
