using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Common;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Who a provider says that somebody is.</summary>
/// <param name="Issuer">The provider's own name, as its signed token says it.</param>
/// <param name="Subject">Whom it means; never given to anybody else there.</param>
/// <param name="Email">Cleaned; empty where it names none.</param>
/// <param name="IsEmailProven">It says that the address is this person's.</param>
/// <param name="Name">Cleaned; empty where it names none.</param>
/// <param name="Roles">Values of the claim with groups or roles.</param>
/// <param name="AreRolesUnknown">It says that there are some, and not which.</param>
/// <param name="IsFirst">Has the value that the settings name for the first administrator.</param>
internal sealed record ProvidedPerson(
    string Issuer,
    string Subject,
    string Email,
    bool IsEmailProven,
    string Name,
    IReadOnlySet<string> Roles,
    bool AreRolesUnknown,
    bool IsFirst
)
{
    /// <summary>Identity's columns are short; what is longer is told apart by its hash.</summary>
    private const int Longest = 120;

    /// <summary>Issuer and subject together are the key of an account, whatever its address is.</summary>
    public (string Provider, string Key) Login => (Short(Issuer), Short(Subject));

    public static ProvidedPerson From(ProviderOptions provider, ClaimsPrincipal person, string issuer)
    {
        var name = PersonNames.Clean(ProviderClaims.First(person, provider.NameClaim));
        var email = MailAddressRules.Clean(ProviderClaims.First(person, provider.EmailClaim));
        var isProven = ProviderClaims.First(person, provider.EmailVerifiedClaim) is "true" or "True" or "1";
        var first = provider.FirstAdministrator;
        return new(
            issuer,
            person.FindFirstValue("sub") ?? "",
            email,
            isProven,
            CleanText.Cut(name, PersonNames.MaxLength).TrimEnd(),
            ProviderClaims.All(person, provider.RolesClaim).ToHashSet(StringComparer.Ordinal),
            ProviderClaims.AreElsewhere(person, provider.RolesClaim),
            first.Length > 0
                && (
                    provider.FirstAdministratorClaim == provider.EmailClaim
                        ? isProven
                            && provider.TrustEmail
                            && string.Equals(MailAddressRules.Clean(first), email, StringComparison.OrdinalIgnoreCase)
                        : ProviderClaims.All(person, provider.FirstAdministratorClaim).Contains(first, StringComparer.Ordinal)
                )
        );
    }

    public static string Short(string text) =>
        text.Length <= Longest ? text : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
