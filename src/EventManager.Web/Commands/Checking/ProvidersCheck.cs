using EventManager.Data;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>Each provider of sign-ins says about itself what a sign-in needs. Nobody is signed in.</summary>
internal sealed class ProvidersCheck : ICheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public string Item => "sign-in";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var settings = services.GetRequiredService<IOptions<SignInOptions>>().Value;
        var lines = new List<string>();
        var ok = true;
        foreach (var provider in settings.Providers)
        {
            var (isGood, words) = await AskAsync(services, provider, stop);
            ok &= isGood;
            lines.Add($"{provider.Name}: {words}");
        }
        return new(ok, lines);
    }

    private static async Task<(bool Ok, string Words)> AskAsync(IServiceProvider services, ProviderOptions provider, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            var found = await services.GetRequiredService<ProviderConfiguration>().ReadAsync(provider, limit.Token);
            if (found.SigningKeys.Count == 0)
                return (false, "it shows no keys, so that nothing it says could be believed.");
            var site = services.GetRequiredService<IOptions<SiteOptions>>().Value;
            var missing = await MissingEventsAsync(services, provider, stop);
            return (
                missing.Count == 0,
                $"{found.Issuer} answers; it must know {site.Address(provider.Callback)}"
                    + (
                        found.EndSessionEndpoint is { Length: > 0 }
                            ? $" and, after signing out, {site.Address("/signed-out")}."
                            : ". It offers no sign-out."
                    )
                    + string.Concat(missing.Select(slug => $" There is no event {slug}: look at Roles."))
            );
        }
        catch (Exception error)
            when (ProviderConfiguration.IsAway(error) || error is OperationCanceledException && !stop.IsCancellationRequested)
        {
            return (false, $"{provider.Authority} does not answer as a provider. Look at Authority. {ErrorText.Of(error)}");
        }
    }

    /// <summary>None where the database does not answer, which its own line says.</summary>
    private static async Task<List<string>> MissingEventsAsync(IServiceProvider services, ProviderOptions provider, CancellationToken stop)
    {
        var named = provider.Roles.Select(role => role.Event).Where(slug => slug.Length > 0).Distinct().ToList();
        if (named.Count == 0)
            return [];
        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
            var there = await db.Events.Where(e => named.Contains(e.Slug)).Select(e => e.Slug).ToListAsync(stop);
            return [.. named.Except(there)];
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException)
        {
            return [];
        }
    }
}
