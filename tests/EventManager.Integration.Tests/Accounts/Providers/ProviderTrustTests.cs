using System.Net;
using System.Web;
using Microsoft.IdentityModel.Tokens;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>An answer counts for the browser that asked, for the question that it asked, and from the provider that was asked.</summary>
public sealed class ProviderTrustTests
{
    private static readonly Somebody Kim = new("kim-1", "kim@kassel.example", Groups: "leitung");

    public static TheoryData<string> Falsehoods => ["issuer", "audience", "expired", "nonce", "no nonce", "key"];

    [Theory, MemberData(nameof(Falsehoods))]
    public async Task What_the_provider_must_not_say_signs_nobody_in(string what)
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim;
        house.Provider.Falsify = token => Falsify(token, what);
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync()).ShouldRefuse("Antwort war nicht gültig");

        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await house.AccountAsync(Kim.Email)).ShouldBeNull();
        (await house.AuditAsync()).ShouldContain("account.sign_in_failed haus: providers.failed");
        house.Provider.Falsify = null;
        (await visitor.SignInAsync("/account")).Path.ShouldBe("/account");
    }

    private static void Falsify(SecurityTokenDescriptor token, string what)
    {
        switch (what)
        {
            case "issuer":
                token.Issuer = "https://evil.example/";
                break;
            case "audience":
                token.Claims["aud"] = token.Audience = "another-client";
                token.Audiences.Clear();
                break;
            case "expired":
                (token.IssuedAt, token.NotBefore, token.Expires) = (
                    DateTime.UtcNow.AddHours(-3),
                    DateTime.UtcNow.AddHours(-3),
                    DateTime.UtcNow.AddHours(-2)
                );
                break;
            case "nonce":
                token.Claims["nonce"] = token.Subject.FindFirst("nonce") is null ? "wrong" : "wrong";
                break;
            case "no nonce":
                token.Claims?.Remove("nonce");
                token.Subject.TryRemoveClaim(token.Subject.FindFirst("nonce"));
                break;
            default:
                var key = new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "test" };
                token.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
                break;
        }
    }

    [Fact]
    public async Task An_answer_without_state_or_in_another_browser_signs_nobody_in()
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim;
        var callback = await AnswerAsync(house);
        using var other = new Visitor(house.App);

        (await other.OpenAsync(callback)).ShouldRefuse("nicht in diesem Browser");
        var state = HttpUtility.ParseQueryString(new Uri(house.App.Address, callback).Query)["state"]!;
        (await other.OpenAsync(callback.Replace(state, "x" + state[1..], StringComparison.Ordinal))).ShouldRefuse(
            "nicht in diesem Browser"
        );
        (await other.OpenAsync("/sign-in/with/haus/callback?code=x")).ShouldRefuse("nicht in diesem Browser");

        (await other.OpenAsync("/sign-in/with/haus/callback")).Status.ShouldNotBe(HttpStatusCode.InternalServerError);
        (await other.IsSignedInAsync()).ShouldBeFalse();
        // Whoever sends such answers fills no log.
        (await house.AuditAsync()).ShouldBeEmpty();
    }

    /// <summary>A question is asked with PKCE, nonce and state; the answer is held back.</summary>
    private static async Task<string> AnswerAsync(House house)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.App.Address };
        var question = (await client.GetAsync("/sign-in/with/haus", TestContext.Current.CancellationToken)).Headers.Location!;
        var asked = HttpUtility.ParseQueryString(question.Query);
        asked["response_type"].ShouldBe("code");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["code_challenge"].ShouldNotBeNullOrEmpty();
        asked["nonce"].ShouldNotBeNullOrEmpty();
        asked["response_mode"].ShouldNotBe("form_post");
        return (await client.GetAsync(question, TestContext.Current.CancellationToken)).Headers.Location!.ToString();
    }

    [Fact]
    public async Task A_wrong_secret_of_ours_is_words()
    {
        await using var house = await House.OpenAsync(change: new() { ["ClientSecret"] = "falsch" });
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync()).ShouldRefuse("Der Anbieter hat Sie nicht angemeldet");
    }

    [Fact]
    public async Task Who_goes_back_at_the_provider_reads_so()
    {
        await using var house = await House.OpenAsync();
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync()).ShouldRefuse("abgebrochen");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_sent_to_another_server(string target)
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);

        var seen = await visitor.OpenAsync("/sign-in/with/haus?returnUrl=" + Uri.EscapeDataString(target));

        (seen.Address.Host, seen.Path).ShouldBe((house.App.Address.Host, "/organise"));
    }

    [Fact]
    public async Task A_provider_that_nobody_named_is_not_found()
    {
        await using var house = await House.OpenAsync();
        using var visitor = new Visitor(house.App);

        foreach (var path in new[] { "/sign-in/with/fremd", "/sign-in/with/fremd/callback?code=x&state=y" })
            (await visitor.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync("/sign-in?Problem=<script>")).Html.ShouldNotContain("notice--danger");
    }

    [Fact]
    public async Task A_provider_that_is_away_is_words_on_the_page()
    {
        var house = await House.OpenAsync();
        await using var app = house.App;
        using var visitor = new Visitor(app);
        await house.Provider.DisposeAsync();

        (await visitor.SignInAsync()).ShouldRefuse("antwortet gerade nicht");
    }

    [Fact]
    public async Task A_provider_that_goes_away_before_it_is_asked_for_the_token_is_words_too()
    {
        var house = await House.OpenAsync();
        await using var app = house.App;
        house.Provider.Who = Kim;
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        var question = (await client.GetAsync("/sign-in/with/haus", TestContext.Current.CancellationToken)).Headers.Location!;
        var answer = (await client.GetAsync(question, TestContext.Current.CancellationToken)).Headers.Location!;
        await house.Provider.DisposeAsync();

        var seen = await client.GetAsync(answer, TestContext.Current.CancellationToken);

        seen.Headers.Location!.OriginalString.ShouldBe("/sign-in?Problem=away");
    }
}
