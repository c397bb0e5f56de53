using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EventManager.Data.Accounts;
using EventManager.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>A person with a browser without JavaScript: opens pages, fills their forms, keeps cookies.</summary>
/// <param name="app">The program.</param>
/// <param name="from">The address that it comes from; null comes from this machine.</param>
internal sealed partial class Browser(TestApp app, string? from = null) : IDisposable
{
    public const string Password = JudgedPassword.Strong;

    private readonly HttpClient client = NewClient(app, from);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Account> AddAccountAsync(TestApp app, string email, bool isAdministrator = false)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = new Account
        {
            UserName = email,
            Email = email,
            DisplayName = "Test",
            IsAdministrator = isAdministrator,
        };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        result.Succeeded.ShouldBeTrue();
        return account;
    }

    private static HttpClient NewClient(TestApp app, string? from)
    {
        var client = app.NewClient();
        if (from is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return client;
    }

    public Task<HttpResponseMessage> OpenAsync(string path) => client.GetAsync(path, Stop);

    public async Task<string> ReadAsync(string path) =>
        WebUtility.HtmlDecode(await (await OpenAsync(path)).Content.ReadAsStringAsync(Stop));

    /// <summary>Opens a page, fills the form of this name and sends it.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, string form, params (string Name, string Value)[] values) =>
        SendToAsync(path, path, form, values);

    /// <summary>Sends a page's form to another address, as a button with an address of its own does.</summary>
    public async Task<HttpResponseMessage> SendToAsync(string target, string path, string form, params (string Name, string Value)[] values)
    {
        var page = await (await OpenAsync(path)).Content.ReadAsStringAsync(Stop);
        var fields = new List<KeyValuePair<string, string>>
        {
            new("__RequestVerificationToken", Token().Match(page).Groups[1].Value),
            new("_handler", form),
        };
        fields.AddRange(values.Select(value => new KeyValuePair<string, string>(value.Name, value.Value)));
        return await client.PostAsync(target, new FormUrlEncodedContent(fields), Stop);
    }

    /// <summary>Opens a page once and sends its form so many times at once.</summary>
    public async Task<HttpResponseMessage[]> SendManyAsync(int times, string path, string form, string? target = null)
    {
        var token = Token().Match(await (await OpenAsync(path)).Content.ReadAsStringAsync(Stop)).Groups[1].Value;
        return await Task.WhenAll(
            Enumerable
                .Range(0, times)
                .Select(_ => new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", form)]))
                .Select(fields => client.PostAsync(target ?? path, fields, Stop))
        );
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password = Password, string query = "") =>
        SendAsync("/sign-in" + query, "sign-in", ("Email", email), ("Password", password));

    public async Task SignOutAsync()
    {
        var token = Token().Match(await ReadAsync("/account")).Groups[1].Value;
        var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        (await client.PostAsync("/sign-out", form, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public async Task<bool> IsSignedInAsync() => (await OpenAsync("/account")).StatusCode == HttpStatusCode.OK;

    /// <summary>What an authenticator app shows (RFC 6238).</summary>
    /// <param name="key">The app's secret.</param>
    /// <param name="step">Of thirty seconds, from now.</param>
    public static string CodeOf(string key, int step = 0)
    {
        var counter = BitConverter.GetBytes((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + step);
        Array.Reverse(counter);
#pragma warning disable CA5350 // The standard says SHA-1.
        var hash = HMACSHA1.HashData(Domain.Tickets.Base32.Decode(key.Replace(" ", "", StringComparison.Ordinal))!, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
