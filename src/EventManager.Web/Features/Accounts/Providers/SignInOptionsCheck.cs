using System.Globalization;
using EventManager.Domain.Common;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Whether each provider could be asked; each message names the key to set.</summary>
internal sealed class SignInOptionsCheck(IHostEnvironment environment) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var wrong = options
            .Providers.SelectMany(
                (provider, at) =>
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"{SignInOptions.Section}:Providers:{at}:");
                    return Client(provider, options)
                        .Concat(Secret(provider))
                        .Concat(People(provider))
                        .Concat(Roles(provider))
                        .Select(words => key + words);
                }
            )
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Client(ProviderOptions provider, SignInOptions options)
    {
        if (!Slugs.IsValid(provider.Name))
            yield return "Name is missing or has more than small letters, digits and hyphens. It stands in addresses.";
        else if (options.Providers.Count(other => other.Name == provider.Name) > 1)
            yield return $"Name: another provider is called {provider.Name}, too.";
        if (provider.Title.Trim().Length is 0 or > 80)
            yield return "Title is missing or longer than 80 characters: the name on the button.";
        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            yield return "Authority is missing or no address: the one below which /.well-known/openid-configuration lies.";
        else if (address.Scheme is "http" && provider.RequireHttps)
            yield return "Authority must be https: over plain http anybody between could say who signs in.";
        if (!provider.RequireHttps && !environment.IsDevelopment())
            yield return "RequireHttps is false, which is for development only.";
        if (string.IsNullOrWhiteSpace(provider.ClientId))
            yield return "ClientId is missing: our name with the provider.";
        if (!provider.Scopes.Split(' ').Contains("openid"))
            yield return "Scopes lacks openid.";
    }

    private static IEnumerable<string> Secret(ProviderOptions provider)
    {
        if (provider is { ClientSecret.Length: > 0, ClientSecretFile.Length: > 0 })
            yield return "ClientSecret and ClientSecretFile are both set: one of them.";
        else if (provider is { ClientSecret.Length: 0, ClientSecretFile.Length: 0 })
            yield return "ClientSecret is missing, or ClientSecretFile: our password with the provider.";
        else if (ProviderSecrets.WhyNot(provider) is { } why)
            yield return "ClientSecretFile: " + why;
    }

    private static IEnumerable<string> People(ProviderOptions provider)
    {
        if (provider.EmailClaim.Length == 0)
            yield return "EmailClaim is missing: an account has an address.";
        if (!Enum.IsDefined(provider.Unmapped))
            yield return "Unmapped takes Refuse, Known or Create.";
        if (provider is { Unmapped: Unmapped.Refuse, Roles.Count: 0, FirstAdministrator.Length: 0 })
            yield return "Roles is empty and Unmapped is Refuse: nobody could sign in. Set Unmapped to Known or Create, or name roles.";
        if (provider.FirstAdministrator.Length > 0 && provider.FirstAdministratorClaim.Length == 0)
            yield return "FirstAdministratorClaim is missing: the claim whose value FirstAdministrator is.";
        if (provider is { FirstAdministrator.Length: > 0, TrustEmail: false } && provider.FirstAdministratorClaim == provider.EmailClaim)
            yield return "FirstAdministrator is an address, which counts only with TrustEmail. Or name another FirstAdministratorClaim, as sub.";
    }

    private static IEnumerable<string> Roles(ProviderOptions provider)
    {
        if (provider is { Roles.Count: > 0, RolesClaim.Length: 0 })
            yield return "RolesClaim is missing: the claim with groups or roles.";
        foreach (var (at, role) in provider.Roles.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"Roles:{at}:");
            if (role.Value.Length == 0)
                yield return key + "Value is missing: the group as the provider says it.";
            if (role.Right is not { } right || !Enum.IsDefined(right))
                yield return key + "Right takes Administrator, CreateEvents, Organiser, Door or Contributor.";
            else if (role.Role is null != (role.Event.Length == 0))
                yield return key + "Event belongs to Organiser, Door and Contributor, and to no other right.";
        }
    }
}
