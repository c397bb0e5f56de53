using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EventManager.Domain.Events;

namespace EventManager.Web.Platform.Settings;

/// <summary>Section <c>Privacy</c> of the settings.</summary>
internal sealed class PrivacyOptions : IValidatableObject
{
    public const string Section = "Privacy";

    /// <summary>Days after an event's end for which registrations are kept. Default 90.</summary>
    [Range(1, 3_650)]
    public int KeepDaysAfterEvent { get; set; } = 90;

    /// <summary>Other days for kinds of events: <c>HealthDay=30, Course=365</c>. Default: none.</summary>
    public string KeepDaysByKind { get; set; } = "";

    /// <summary>
    /// Days after an event's end for which minutes of its sessions are kept, with what they say of people and who wrote them. Default 1095:
    /// a group's work goes on longer than its event.
    /// </summary>
    [Range(1, 36_500)]
    public int KeepMinutesDays { get; set; } = 1_095;

    /// <summary>Days for which sent mails are listed with their address. Default 30.</summary>
    [Range(1, 365)]
    public int KeepMailDays { get; set; } = 30;

    /// <summary>Days after the end of an event of this kind.</summary>
    public int DaysAfter(EventKind kind) => Own().FirstOrDefault(own => own.Kind == kind) is { Days: { } days } ? days : KeepDaysAfterEvent;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (part, kind, days) in Own())
        {
            if (kind is null || days is not (>= 1 and <= 3_650))
                yield return new ValidationResult($"Privacy:KeepDaysByKind: \"{part}\" is no kind of event with 1 to 3650 days.");
        }
    }

    private IEnumerable<(string Part, EventKind? Kind, int? Days)> Own() =>
        KeepDaysByKind
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => (part, part.Split('=', StringSplitOptions.TrimEntries)))
            .Select(one =>
                one.Item2 is [var name, var number]
                && Enum.TryParse<EventKind>(name, ignoreCase: true, out var kind)
                && Enum.IsDefined(kind)
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                    ? (one.part, (EventKind?)kind, (int?)days)
                    : (one.part, null, null)
            );
}
