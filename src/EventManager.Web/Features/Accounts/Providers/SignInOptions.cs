using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Section <c>SignIn</c> of the settings: by what somebody may sign in.</summary>
internal sealed class SignInOptions : IValidatableObject
{
    public const string Section = "SignIn";

    /// <summary>
    /// Whether passwords and passkeys of this program count. Default true; false needs a provider. The command <c>admin emergency</c> opens
    /// the site all the same.
    /// </summary>
    public bool LocalAccounts { get; set; } = true;

    /// <summary>Who else may say who somebody is (OpenID Connect). Default: nobody.</summary>
    public List<ProviderOptions> Providers { get; set; } = [];

    public ProviderOptions? Provider(string? name) => Providers.FirstOrDefault(provider => provider.Name == name);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!LocalAccounts && Providers.Count == 0)
            yield return new ValidationResult(
                "SignIn:LocalAccounts is false and SignIn:Providers names nobody: no one could sign in. Name a provider, or set it to true."
            );
    }
}
