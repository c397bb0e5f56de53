using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Platform.Security;

/// <summary>Section <c>Accounts</c> of the settings.</summary>
internal sealed class AccountSessionOptions : IValidatableObject
{
    public const string Section = "Accounts";

    /// <summary>How long somebody stays signed in at most, however busy; 10 min to 30 days. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SignedInAtMost { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long somebody stays signed in who does nothing; 10 min to 30 days. Default 8 h.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SignedInIdle { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How often a node looks whether somebody with an open page was signed out or lost a right; 0.1 s to 1 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LookAtOpenPages { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long dangerous actions believe that it is still the owner who is there; 1 min to 8 h. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ConfirmedFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Who must have a second factor, an app or a passkey: names of <see cref="SecondFactorRole"/>, separated by commas. Default: nobody.
    /// </summary>
    public string SecondFactorFor { get; set; } = "";

    public IReadOnlyList<SecondFactorRole> SecondFactorRoles =>
        [.. Named.Select(name => Enum.Parse<SecondFactorRole>(name, ignoreCase: true))];

    private string[] Named => SecondFactorFor.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Named
            .Where(name => !Enum.GetNames<SecondFactorRole>().Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => new ValidationResult(
                $"Accounts:SecondFactorFor: {name} is none of {string.Join(", ", Enum.GetNames<SecondFactorRole>())}."
            ));
}
