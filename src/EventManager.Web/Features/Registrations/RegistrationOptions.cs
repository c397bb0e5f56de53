using EventManager.Domain.Common;

namespace EventManager.Web.Features.Registrations;

/// <summary>What becomes of a second registration of the same person.</summary>
internal enum DuplicateRule
{
    /// <summary>It is refused; the public form sends the personal link again.</summary>
    Refuse,

    /// <summary>What was typed last replaces the name of the first; its place, party and ticket stay.</summary>
    Merge,
}

/// <summary>Section <c>Registrations</c> of the settings.</summary>
internal sealed class RegistrationOptions
{
    public const string Section = "Registrations";

    /// <summary>
    /// True takes <c>anna+messe@example.org</c> and <c>anna@example.org</c> for the same person. Default false: some houses give each
    /// member of a family an address of this kind. Capitals never make a difference.
    /// </summary>
    public bool IgnorePlusAddress { get; set; }

    /// <summary>What becomes of a second registration of the same person. Default Refuse.</summary>
    public DuplicateRule Duplicates { get; set; } = DuplicateRule.Refuse;

    /// <summary>What makes two registrations the same person's.</summary>
    public string KeyOf(string? email) =>
        IgnorePlusAddress ? MailAddressRules.WithoutPlus(MailAddressRules.Normalise(email ?? "")) : MailAddressRules.Normalise(email ?? "");
}
