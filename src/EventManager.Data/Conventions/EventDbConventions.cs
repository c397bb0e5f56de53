using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Data.Conventions;

public static class EventDbConventions
{
    private static readonly VersionStamp Stamp = new();

    /// <summary>What every context of <see cref="EventDb"/> needs beside its provider.</summary>
    public static DbContextOptionsBuilder UseEventDbConventions(this DbContextOptionsBuilder options) => options.AddInterceptors(Stamp);

    /// <summary>
    /// For tools that build the model without the web program: Identity reads its schema version (3 has passkeys) from the
    /// application's services.
    /// </summary>
    public static DbContextOptionsBuilder<EventDb> UseDesignTimeServices(this DbContextOptionsBuilder<EventDb> options) =>
        options.UseApplicationServiceProvider(
            new ServiceCollection()
                .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
                .BuildServiceProvider()
        );
}
