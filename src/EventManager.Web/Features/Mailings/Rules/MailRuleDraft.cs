using System.Globalization;
using EventManager.Domain.Mailings;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>A rule as it is typed.</summary>
public sealed class MailRuleDraft
{
    public const string Before = "before";
    public const string After = "after";

    /// <param name="rule">Null for a new one.</param>
    public MailRuleDraft(MailRule? rule)
    {
        if (rule is null)
            return;
        (Id, Mail, Amount, Unit) = (rule.Id, rule.Mail, rule.Amount, rule.Unit.ToString());
        (Direction, Anchor, Audience) = (rule.IsAfter ? After : Before, rule.Anchor.ToString(), rule.Audience.ToString());
        At = rule.AtMinute is { } minute ? TimeOnly.MinValue.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture) : "";
        (Subject, Body) = (new(rule.Subject), new(rule.Body));
    }

    public Guid? Id { get; }

    public string? Mail { get; set; } = MailRule.Reminder;

    public int? Amount { get; set; } = 1;

    public string? Unit { get; set; } = nameof(MailUnit.Days);

    public string? Direction { get; set; } = Before;

    public string? Anchor { get; set; } = nameof(MailAnchor.EventStart);

    /// <summary>As typed: 09:00.</summary>
    public string? At { get; set; } = "";

    public string? Audience { get; set; } = nameof(MailAudience.Everybody);

    public WordsDraft Subject { get; } = new();

    public WordsDraft Body { get; } = new();

    internal MailRulePlan ToPlan() =>
        new(
            Mail ?? "",
            new(
                Enum.Parse<MailAnchor>(Anchor ?? nameof(MailAnchor.EventStart)),
                Direction == After,
                Amount ?? -1,
                Enum.Parse<MailUnit>(Unit ?? nameof(MailUnit.Days)),
                Unit == nameof(MailUnit.Days) ? Minute : null
            ),
            Enum.Parse<MailAudience>(Audience ?? nameof(MailAudience.Everybody)),
            Subject.ToWords(),
            Body.ToWords()
        );

    /// <summary>Null for none; what cannot be read is -1, which is refused.</summary>
    private int? Minute =>
        string.IsNullOrWhiteSpace(At) ? null
        : TimeOnly.TryParseExact(At.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
        : -1;
}
