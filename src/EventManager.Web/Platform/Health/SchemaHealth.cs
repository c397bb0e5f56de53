using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>The schema is this program's: a restored backup is older, another node of a newer version has made it newer.</summary>
internal sealed class SchemaHealth(IDbContextFactory<EventDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet();
            var known = db.Database.GetMigrations().ToHashSet();
            return !known.IsSubsetOf(applied) ? HealthNotes.Bad("schema.older", known.Except(applied).Count())
                : !applied.IsSubsetOf(known) ? HealthNotes.Look("schema.newer")
                : HealthNotes.Good("schema.current");
        }
        catch (Exception error) when (Outages.Of(error) is { } outage)
        {
            return HealthNotes.Bad("database.refuses", Outages.Why(outage));
        }
    }
}
