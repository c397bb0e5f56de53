using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Web.Features.Accounts.Providers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>What a provider says of somebody, in the shapes of the products that docs/sign-in.md speaks of; without a server.</summary>
public sealed class ProviderClaimsTests
{
    private const string Keycloak = """
        { "sub": "f:1:kim", "email_verified": true, "name": "Kim Muster", "preferred_username": "kim", "email": "kim@kassel.example",
          "realm_access": { "roles": ["offline_access", "messe-leitung", "default-roles-netz"] },
          "resource_access": { "account": { "roles": ["view-profile"] }, "https://messe.kassel.example": { "roles": ["einlass"] } },
          "groups": ["/amt/messe"] }
        """;

    private const string EntraRoles = """
        { "sub": "AAAA", "oid": "1", "tid": "2", "ver": "2.0", "name": "Kim Muster", "email": "kim@kassel.example", "xms_edov": true,
          "roles": ["messe-leitung"], "groups": ["0760b6cf-170e-4a14-91b3-4b78e0739963", "3b2b0c93-acd8-4208-8eba-7a48db1cd4c0"] }
        """;

    private const string EntraTooMany = """
        { "sub": "AAAA", "name": "Kim Muster", "email": "kim@kassel.example", "_claim_names": { "groups": "src1" },
          "_claim_sources": { "src1": { "endpoint": "https://graph.windows.net/2/users/1/getMemberObjects" } } }
        """;

    [Theory]
    [InlineData(Keycloak, "realm_access.roles", "offline_access,messe-leitung,default-roles-netz")]
    [InlineData(Keycloak, "resource_access.account.roles", "view-profile")]
    [InlineData(Keycloak, "resource_access.https://messe.kassel.example.roles", "einlass")]
    [InlineData(Keycloak, "resource_access.messe.roles", "")]
    [InlineData(Keycloak, "groups", "/amt/messe")]
    [InlineData(EntraRoles, "roles", "messe-leitung")]
    [InlineData(EntraRoles, "groups", "0760b6cf-170e-4a14-91b3-4b78e0739963,3b2b0c93-acd8-4208-8eba-7a48db1cd4c0")]
    [InlineData(EntraTooMany, "groups", "")]
    public async Task A_signed_token_is_read_as_the_product_writes_it(string claims, string name, string read) =>
        string.Join(',', ProviderClaims.All(await TokenAsync(claims), name)).ShouldBe(read);

    [Fact]
    public async Task A_realms_role_gives_its_right_and_an_address_counts_where_it_was_proven()
    {
        var provider = new ProviderOptions
        {
            RolesClaim = "realm_access.roles",
            Roles = [new() { Value = "messe-leitung", Right = ProviderRight.Administrator }],
        };

        var person = ProvidedPerson.From(provider, await TokenAsync(Keycloak), "https://keycloak.example/realms/netz");

        (person.Email, person.IsEmailProven, person.AreRolesUnknown).ShouldBe(("kim@kassel.example", true, false));
        ProviderRights.IsNamed(provider, person).ShouldBeTrue();
        provider.EmailVerifiedClaim = "xms_edov";
        ProvidedPerson.From(provider, await TokenAsync(EntraRoles), "https://login.example/v2.0").IsEmailProven.ShouldBeTrue();
        ProvidedPerson.From(provider, await TokenAsync(EntraTooMany), "https://login.example/v2.0").IsEmailProven.ShouldBeFalse();
    }

    [Theory]
    [InlineData(EntraTooMany, "groups", true)]
    [InlineData(EntraTooMany, "roles", false)]
    [InlineData(EntraRoles, "groups", false)]
    [InlineData("""{ "sub": "A", "hasgroups": true }""", "groups", true)]
    [InlineData("""{ "sub": "A", "hasgroups": true }""", "roles", false)]
    public async Task Groups_that_are_only_said_to_be_there_are_unknown_and_not_none(string claims, string name, bool unknown) =>
        ProvidedPerson
            .From(new ProviderOptions { RolesClaim = name }, await TokenAsync(claims), "https://login.example/v2.0")
            .AreRolesUnknown.ShouldBe(unknown);

    /// <summary>As ASP.NET Core reads an id token: signed, validated, each claim as it came.</summary>
    private static async Task<ClaimsPrincipal> TokenAsync(string claims)
    {
        var key = new SymmetricSecurityKey(new byte[64]);
        var tokens = new JsonWebTokenHandler { MapInboundClaims = false };
        var token = tokens.CreateToken(claims, new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        };
        var result = await tokens.ValidateTokenAsync(token, parameters);
        return result.IsValid ? new ClaimsPrincipal(result.ClaimsIdentity) : throw result.Exception;
    }

    [Theory]
    [InlineData("groups", "a b", "a", "b")]
    [InlineData("groups", "[\"a\",\"b\"]", "a,b")]
    [InlineData("realm_access.roles", "{\"roles\":[\"a\",\"b\"]}", "a,b")]
    [InlineData("realm_access.roles.x", "{\"roles\":[\"a\",\"b\"]}", "")]
    [InlineData("https://kassel.example/roles", "a", "a")]
    [InlineData("groups", "[no list", "[no list")]
    public void Claims_are_read_as_providers_write_them(string name, string value, params string[] read)
    {
        var claim = name.StartsWith("realm", StringComparison.Ordinal) ? "realm_access" : name;
        var values = value == "a b" ? value.Split(' ') : [value];
        var person = new ClaimsPrincipal(new ClaimsIdentity(values.Select(one => new Claim(claim, one))));

        string.Join(',', ProviderClaims.All(person, name)).ShouldBe(string.Join(',', read));
    }
}
