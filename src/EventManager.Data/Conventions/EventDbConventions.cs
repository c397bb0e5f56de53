using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Data.Conventions;

public static class EventDbConventions
{
    private static readonly VersionStamp Stamp = new();
    private static readonly RowCounts Counts = new();
    private static readonly LocalizedTextInQueries TextInQueries = new();
    private static readonly IndexedWords Words = new();

    /// <summary>
    /// What every context of <see cref="EventDb"/> needs beside its provider. A statement that fails is no error by itself: a
    /// duplicate is often the expected answer, and whoever does not expect it lets the exception through, which is logged where it
    /// ends.
    /// </summary>
    public static DbContextOptionsBuilder UseEventDbConventions(this DbContextOptionsBuilder options) =>
        options
            .AddInterceptors(Stamp, Counts, TextInQueries, Words)
            .ConfigureWarnings(warnings =>
                warnings.Log(
                    (RelationalEventId.CommandError, LogLevel.Debug),
                    (RelationalEventId.ConnectionError, LogLevel.Debug),
                    (RelationalEventId.TransactionError, LogLevel.Debug),
                    (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                    (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)
                )
            );

    /// <summary>
    /// For tools that build the model without the web program: Identity reads its schema version (3 has passkeys) from the
    /// application's services.
    /// </summary>
    public static DbContextOptionsBuilder<EventDb> UseDesignTimeServices(this DbContextOptionsBuilder<EventDb> options) =>
        options
            .AddInterceptors(TextInQueries)
            .UseApplicationServiceProvider(
                new ServiceCollection()
                    .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
                    .BuildServiceProvider()
            );
}
