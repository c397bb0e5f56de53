using System.Net;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>What a browser is told to keep, and how it has to come back.</summary>
public sealed class CookieTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://messe.example")]
    [InlineData("http://localhost:5000")]
    public async Task Over_https_every_cookie_is_this_hosts_and_secure(string site)
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Site:PublicUrl"] = site });
        var account = await Browser.AddAccountAsync(app, "chef@example.org");
        account.Language.ShouldBe("de");
        var isHttps = site.StartsWith("https", StringComparison.Ordinal);
        // The handler would not send a secure cookie back over loopback; here they are carried by hand.
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = app.Address,
        };
        var cookies = new Dictionary<string, string>();
        var told = new List<string>();

        async Task<string> AskAsync(HttpMethod method, string path, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(method, path);
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            if (fields.Length > 0)
                request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var answer = await client.SendAsync(request, Stop);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                told.Add(cookie);
                var (name, value) = (
                    cookie[..cookie.IndexOf('=', StringComparison.Ordinal)],
                    cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]
                );
                cookies[name] = value.Split(';')[0];
            }
            return await answer.Content.ReadAsStringAsync(Stop);
        }

        string Token(string page) =>
            WebUtility.HtmlDecode(
                System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value
            );

        await AskAsync(HttpMethod.Get, "/language/en");
        var token = Token(await AskAsync(HttpMethod.Get, "/sign-in"));
        await AskAsync(HttpMethod.Post, "/sign-in/passkey-options", ("__RequestVerificationToken", token));
        await AskAsync(
            HttpMethod.Post,
            "/sign-in",
            ("__RequestVerificationToken", token),
            ("_handler", "sign-in"),
            ("Email", account.Email!),
            ("Password", Browser.Password)
        );
        var page = await AskAsync(HttpMethod.Get, "/account");
        await AskAsync(HttpMethod.Post, "/sign-out", ("__RequestVerificationToken", Token(page)));

        page.ShouldContain(account.Email!);
        page.ShouldContain("lang=\"en\"");
        told.Count.ShouldBeGreaterThan(4);
        foreach (var cookie in told)
        {
            cookie.StartsWith("__Host-", StringComparison.Ordinal).ShouldBe(isHttps, cookie);
            cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(isHttps, cookie);
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=", Case.Insensitive);
            cookie.ShouldContain("; path=/;", Case.Insensitive);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
        }
    }

    [Theory]
    [InlineData(null, "max-age=31536000")]
    [InlineData("30", "max-age=2592000")]
    [InlineData("0", null)]
    public async Task Browsers_are_told_to_insist_on_https_for_a_year(string? days, string? expected)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Site:PublicUrl"] = "https://messe.example",
            ["Mail:Transport"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:From"] = "messe@example.org",
        };
        if (days is not null)
            settings["Site:HstsDays"] = days;
        await using var app = await TestApp.StartAsync(settings: settings, environment: "Production");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "messe.example";
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await app.Client.SendAsync(request, Stop);

        (answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? said.Single() : null).ShouldBe(expected);
    }
}
