using System.Net;
using EventManager.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>Whoever leaves here leaves there, and the reverse.</summary>
public sealed partial class ProviderLeavingTests
{
    private static readonly Somebody Kim = new("kim-1", "kim@kassel.example", Groups: "leitung");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Signing_out_goes_on_to_the_provider_and_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();

        var left = await visitor.SignOutAsync();

        left.Path.ShouldBe("/signed-out");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        var refresh = Refresh().Match(left.Html).Groups[1].Value;
        refresh.ShouldStartWith(house.Provider.Address + "connect/end-session");
        var back = await visitor.OpenAsync(refresh);
        (back.Status, back.Path).ShouldBe((HttpStatusCode.OK, "/signed-out"));
        back.Html.ShouldContain("Sie sind abgemeldet");
        Refresh().IsMatch(back.Html).ShouldBeFalse();
        var said = house.Provider.Leavings.ShouldHaveSingleItem();
        new JsonWebToken(said.IdTokenHint).Subject.ShouldBe(Kim.Subject);
        // A copy of the database is no token of anybody.
        await using var db = await house.App.OpenDbAsync();
        db.ProviderSessions.Select(s => s.SealedToken).ToList().ShouldAllBe(kept => kept.Length > 0 && !kept.Contains("eyJ"));
    }

    [Fact]
    public async Task Where_the_settings_say_so_or_the_provider_is_away_it_ends_here()
    {
        await using var house = await House.OpenAsync(change: new() { ["SignOut"] = "false" });
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();

        (await visitor.SignOutAsync()).Path.ShouldBe("/");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [EachDatabase]
    public async Task The_provider_ends_a_session_or_all_of_a_person(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        foreach (
            var claims in new Dictionary<string, object>[]
            {
                new() { ["sid"] = "sid-kim-1" },
                new() { ["sub"] = "kim-1" },
            }
        )
        {
            house.Provider.Who = Kim;
            using var visitor = new Visitor(house.App);
            await visitor.SignInAsync();
            house.Provider.Who = new Somebody("noor-1", "noor@kassel.example", Groups: "planung");
            using var other = new Visitor(house.App);
            await other.SignInAsync();

            (await SayAsync(house, Token(house, claims))).ShouldBe(HttpStatusCode.OK);

            (await visitor.IsSignedInAsync()).ShouldBeFalse();
            (await other.IsSignedInAsync()).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_is_no_word_of_the_provider_ends_nothing()
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();
        var sub = new Dictionary<string, object> { ["sub"] = "kim-1" };
        var another = new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "test" };

        string[] wrong =
        [
            "",
            "x",
            Token(house, sub, isLogout: false),
            Token(house, []),
            Token(house, new() { ["sub"] = "kim-1", ["nonce"] = "n" }),
            Token(house, sub, audience: "another-client"),
            Token(house, sub, issuer: "https://evil.example/"),
            Token(house, sub, signing: new SigningCredentials(another, SecurityAlgorithms.RsaSha256)),
        ];

        foreach (var token in wrong)
            (await SayAsync(house, token)).ShouldBe(HttpStatusCode.BadRequest, token);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
    }

    private static async Task<HttpStatusCode> SayAsync(House house, string token) =>
        (
            await house.App.Client.PostAsync(
                "/sign-in/with/haus/left",
                new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]),
                Stop
            )
        ).StatusCode;

    private static string Token(
        House house,
        Dictionary<string, object> claims,
        bool isLogout = true,
        string audience = OpenIdServer.Client,
        string? issuer = null,
        SigningCredentials? signing = null
    )
    {
        var all = new Dictionary<string, object>(claims) { ["jti"] = Guid.NewGuid().ToString() };
        if (isLogout)
            all["events"] = new Dictionary<string, object>
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
            };
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? house.Provider.Address.ToString(),
                Audience = audience,
                Claims = all,
                Expires = DateTime.UtcNow.AddMinutes(2),
                SigningCredentials = signing ?? house.Provider.Signing,
                TokenType = "logout+jwt",
            }
        );
    }

    [System.Text.RegularExpressions.GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Refresh();
}
