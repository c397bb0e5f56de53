using System.ComponentModel.DataAnnotations;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Audit;

/// <summary>Section <c>Audit</c> of the settings: who did what, kept on its own account.</summary>
internal sealed class AuditOptions : IValidatableObject
{
    public const string Section = "Audit";

    /// <summary>Days for which entries are kept. Default 730; they name nobody but accounts by id, and so outlive what they are about.</summary>
    [Range(30, 3_650)]
    public int KeepDays { get; set; } = 730;

    /// <summary>Who gets the chain's head each day: an address outside this program, at best of somebody who does not run it. Default: nobody.</summary>
    public string HeadTo { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HeadTo.Length > 0 && !MailAddressRules.IsValid(HeadTo))
            yield return new ValidationResult("Audit:HeadTo is no mail address.");
    }
}
