using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Exhibitors;

/// <summary>What may stand in the fields of an application, and when one may be sent.</summary>
public static class ApplicationRules
{
    /// <summary>True while companies may apply: switched on, the event takes place, and the deadline has not passed.</summary>
    public static bool AreOpen(Event fair, DateTimeOffset now) =>
        fair.ExhibitorsMayApply && fair.TakesPlace && now < (fair.ExhibitorApplicationsCloseAt ?? fair.StartsAt) && now < fair.EndsAt;

    public static Refusal? Text(string text, int max, bool required = false) =>
        required && PersonNames.Clean(text).Length == 0 ? new Refusal("exhibitors.required")
        : text.Trim().Length > max ? new Refusal("exhibitors.too_long", max, text.Trim().Length)
        : null;

    public static Refusal? Email(string address) =>
        Text(address, MailAddressRules.MaxLength, required: true)
        ?? (MailAddressRules.IsValid(address) ? null : new Refusal("exhibitors.email"));

    /// <summary>Somebody must be reachable on the day: required, and at least five digits in whatever way they are grouped.</summary>
    public static Refusal? Phone(string phone, int max) =>
        Text(phone, max, required: true) ?? (phone.Count(char.IsAsciiDigit) >= 5 ? null : new Refusal("exhibitors.phone"));

    public static Refusal? Website(string website, int max) =>
        Text(website, max) ?? (website.Trim().Length == 0 || WebsiteOf(website) is not null ? null : new Refusal("exhibitors.website"));

    /// <summary>The address as a link: https where no scheme was typed. Null where it is no web address.</summary>
    public static string? WebsiteOf(string website)
    {
        var typed = website.Trim();
        if (!typed.Contains("://", StringComparison.Ordinal))
            typed = "https://" + typed;
        return
            Uri.TryCreate(typed, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http"
            && address.UserInfo.Length == 0
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? address.AbsoluteUri
            : null;
    }
}
