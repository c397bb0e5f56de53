using EventManager.Data.Accounts;
using EventManager.Testing;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>The program and a provider that it is set up for.</summary>
internal sealed class House : IAsyncDisposable
{
    private const string Prefix = "SignIn:Providers:0:";

    private House(OpenIdServer provider, TestApp app) => (Provider, App) = (provider, app);

    public OpenIdServer Provider { get; }

    public TestApp App { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="change">Settings of the provider, or of the section <c>SignIn</c> where they begin so.</param>
    /// <param name="services">Replaces services.</param>
    /// <param name="site">Settings of other sections.</param>
    public static async Task<House> OpenAsync(
        DatabaseUnderTest kind = DatabaseUnderTest.Sqlite,
        Dictionary<string, string?>? change = null,
        Action<IServiceCollection>? services = null,
        Dictionary<string, string?>? site = null
    )
    {
        var provider = await OpenIdServer.StartAsync();
        try
        {
            var settings = Settings(provider.Address, change);
            foreach (var (key, value) in site ?? [])
                settings[key] = value;
            return new House(
                provider,
                await TestApp.StartAsync(
                    kind,
                    settings,
                    all =>
                    {
                        all.PostConfigureAll<OpenIdConnectOptions>(BePatient);
                        services?.Invoke(all);
                    }
                )
            );
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first answer of a provider that has just begun takes longer than ten seconds where builds and browsers run beside.</summary>
    private static void BePatient(OpenIdConnectOptions options)
    {
        if (options.Backchannel is { } channel)
            channel.Timeout = TimeSpan.FromMinutes(1);
    }

    public static Dictionary<string, string?> Settings(Uri authority, Dictionary<string, string?>? change = null)
    {
        var settings = new Dictionary<string, string?>
        {
            [Prefix + "Name"] = "haus",
            [Prefix + "Title"] = "Haus-Konto",
            [Prefix + "Authority"] = authority.ToString(),
            [Prefix + "ClientId"] = OpenIdServer.Client,
            [Prefix + "ClientSecret"] = OpenIdServer.Secret,
            [Prefix + "RequireHttps"] = "false",
            [Prefix + "Roles:0:Value"] = "leitung",
            [Prefix + "Roles:0:Right"] = "Administrator",
            [Prefix + "Roles:1:Value"] = "planung",
            [Prefix + "Roles:1:Right"] = "CreateEvents",
        };
        foreach (var (key, value) in change ?? [])
            settings[key.StartsWith("SignIn:", StringComparison.Ordinal) ? key : Prefix + key] = value;
        return settings;
    }

    public async Task<Account?> AccountAsync(string email)
    {
        await using var db = await App.OpenDbAsync();
        var normal = email.ToUpperInvariant();
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == normal);
    }

    public async Task<List<string>> AuditAsync()
    {
        await using var db = await App.OpenDbAsync();
        return await db.Audit.OrderBy(entry => entry.At).Select(entry => entry.Action + " " + entry.Detail).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
