using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Platform.Settings;

/// <summary>Section <c>Privacy</c> of the settings.</summary>
internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Days after an event's end for which registrations are kept. Default 90.</summary>
    [Range(1, 3_650)]
    public int KeepDaysAfterEvent { get; set; } = 90;

    /// <summary>Days for which sent mails are listed with their address. Default 30.</summary>
    [Range(1, 365)]
    public int KeepMailDays { get; set; } = 30;
}
