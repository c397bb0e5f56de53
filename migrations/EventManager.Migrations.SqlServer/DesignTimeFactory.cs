using EventManager.Data;
using EventManager.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EventManager.Migrations.SqlServer;

/// <summary>Lets <c>dotnet ef</c> build the model for this database without the web program.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<EventDb>
{
    public EventDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<EventDb>()
                .UseDesignTimeServices()
                .UseSqlServer(
                    "Server=localhost;Database=design",
                    options => options.MigrationsAssembly(typeof(DesignTimeFactory).Assembly.GetName().Name).UseCompatibilityLevel(160)
                )
                .Options
        );
}
