using EventManager.Web.Platform.Security.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>What encrypts the keys can still be read, and they open what they closed: a node whose key file was lost lives until its restart.</summary>
internal sealed class KeysHealth(KeySeal seal, IDataProtectionProvider protection) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        try
        {
            if (seal.NeedsFile && seal.Keys.Count == 0)
                return HealthNotes.Bad("keys.missing", seal.Path);
            var probe = protection.CreateProtector("EventManager.Health");
            return probe.Unprotect(probe.Protect("x")) == "x"
                ? HealthNotes.Good("keys.readable")
                : HealthNotes.Bad("keys.missing", seal.Path);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return HealthNotes.Bad("keys.missing", seal.Path);
        }
    }
}
