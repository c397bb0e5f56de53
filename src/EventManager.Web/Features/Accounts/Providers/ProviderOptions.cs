using System.ComponentModel.DataAnnotations;
using EventManager.Domain.Accounts;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>What becomes of somebody to whom no entry of <see cref="ProviderOptions.Roles"/> gives anything.</summary>
internal enum Unmapped
{
    /// <summary>Is not let in.</summary>
    Refuse,

    /// <summary>Is let in with an account that is here already, for example one that an administrator made.</summary>
    Known,

    /// <summary>Is let in, and gets an account without rights.</summary>
    Create,
}

/// <summary>What a provider can give: the rights that count for all events, and the roles in one.</summary>
internal enum ProviderRight
{
    Administrator,
    CreateEvents,
    Contributor,
    Door,
    Organiser,
}

/// <summary>One value of a claim and what it gives.</summary>
internal sealed class ProviderRole
{
    /// <summary>The group's or role's name or id, as the provider says it; capitals count.</summary>
    public string Value { get; set; } = "";

    /// <summary>Administrator, CreateEvents, or with <see cref="Event"/>: Organiser, Door, Contributor.</summary>
    public ProviderRight? Right { get; set; }

    /// <summary>Short name of the event, for a role in it.</summary>
    public string Event { get; set; } = "";

    public StaffRole? Role =>
        Right switch
        {
            ProviderRight.Contributor => StaffRole.Contributor,
            ProviderRight.Door => StaffRole.Door,
            ProviderRight.Organiser => StaffRole.Organiser,
            _ => null,
        };
}

/// <summary>A provider of OpenID Connect. Where it gives a right or a role at all, its word alone counts for its people, at each sign-in.</summary>
internal sealed class ProviderOptions
{
    /// <summary>In our addresses, also in the one that the provider must know: small letters, digits and hyphens. Required.</summary>
    public string Name { get; set; } = "";

    /// <summary>On the button. Required.</summary>
    [StringLength(80)]
    public string Title { get; set; } = "";

    /// <summary>Below this address lies <c>/.well-known/openid-configuration</c>. Required.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Our name with the provider. Required.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Our password with the provider. Required, or <see cref="ClientSecretFile"/>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>A file that holds the secret and nothing else. Default: none.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>What we ask for, separated by spaces. Default "openid profile email".</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>Also reads the claims of the userinfo endpoint, where the id token lacks them. Default false.</summary>
    public bool UserInfo { get; set; }

    /// <summary>The claim with the mail address. Default "email".</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>The claim that says that the address was proven. Default "email_verified".</summary>
    public string EmailVerifiedClaim { get; set; } = "email_verified";

    /// <summary>The claim with the name that colleagues read. Default "name".</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>
    /// Whether its proven addresses are believed: then somebody is joined with the account here that has this address. Default false. Set it
    /// only where nobody can give themselves another's address there.
    /// </summary>
    public bool TrustEmail { get; set; }

    /// <summary>The claim with groups or roles; a dot leads into an object (<c>realm_access.roles</c>). Default "groups".</summary>
    public string RolesClaim { get; set; } = "groups";

    /// <summary>What its values give. Default: nothing.</summary>
    public List<ProviderRole> Roles { get; set; } = [];

    /// <summary>Refuse (default), Known or Create.</summary>
    public Unmapped Unmapped { get; set; } = Unmapped.Refuse;

    /// <summary>The claim that <see cref="FirstAdministrator"/> is a value of. Default "email", which counts only where proven and believed.</summary>
    public string FirstAdministratorClaim { get; set; } = "email";

    /// <summary>Whoever has this value is an administrator as long as there is no other one. Default: nobody.</summary>
    public string FirstAdministrator { get; set; } = "";

    /// <summary>Whether signing out here signs out at the provider, too. Default true.</summary>
    public bool SignOut { get; set; } = true;

    /// <summary>False speaks plain http with it, in Development only. Default true.</summary>
    public bool RequireHttps { get; set; } = true;

    public string Callback => $"/sign-in/with/{Name}/callback";
}
