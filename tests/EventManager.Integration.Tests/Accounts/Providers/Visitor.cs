using System.Net;
using System.Text.RegularExpressions;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>A person with a browser without JavaScript that keeps cookies and follows redirects, to the provider and back.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(TestApp app)
    {
        client = new HttpClient(new HttpClientHandler { MaxAutomaticRedirections = 10 }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Accept-Language", "de");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Presses the provider's button on the sign-in page.</summary>
    /// <param name="returnUrl">Where the page was opened from.</param>
    public async Task<Seen> SignInAsync(string? returnUrl = null)
    {
        var page = await OpenAsync("/sign-in" + (returnUrl is null ? "" : "?ReturnUrl=" + Uri.EscapeDataString(returnUrl)));
        var link = Button().Match(page.Html);
        link.Success.ShouldBeTrue(page.Html);
        return await OpenAsync(WebUtility.HtmlDecode(link.Groups[1].Value));
    }

    public async Task<Seen> OpenAsync(string address) => await SeenAsync(await client.GetAsync(address, Stop));

    public async Task<bool> IsSignedInAsync() => (await OpenAsync("/account")) is { Path: "/account", Status: HttpStatusCode.OK };

    public async Task<bool> IsAdministratorAsync() => (await OpenAsync("/organise/administration/accounts")).Status == HttpStatusCode.OK;

    public async Task<Seen> SignOutAsync() =>
        await PostAsync("/sign-out", ("__RequestVerificationToken", Token().Match((await OpenAsync("/account")).Html).Groups[1].Value));

    /// <summary>Opens a page, fills the form of this name and sends it.</summary>
    public async Task<Seen> SendAsync(string path, string form, params (string Name, string Value)[] values)
    {
        var token = Token().Match((await OpenAsync(path)).Html).Groups[1].Value;
        return await PostAsync(path, [("__RequestVerificationToken", token), ("_handler", form), .. values]);
    }

    private async Task<Seen> PostAsync(string path, params (string Name, string Value)[] values) =>
        await SeenAsync(
            await client.PostAsync(path, new FormUrlEncodedContent(values.Select(v => KeyValuePair.Create(v.Name, v.Value))), Stop)
        );

    private static async Task<Seen> SeenAsync(HttpResponseMessage answer) =>
        new(answer.StatusCode, answer.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("href=\"(/sign-in/with/[^\"]+)\"")]
    private static partial Regex Button();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>Where a way ended.</summary>
internal sealed record Seen(HttpStatusCode Status, Uri Address, string Html)
{
    public string Path => Address.AbsolutePath;

    /// <summary>Words on the sign-in page, and nothing worse.</summary>
    public void ShouldRefuse(string words)
    {
        Status.ShouldBe(HttpStatusCode.OK);
        Path.ShouldBe("/sign-in");
        Html.ShouldContain("notice--danger");
        Html.ShouldContain(words);
    }
}
