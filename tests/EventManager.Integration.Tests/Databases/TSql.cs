using EventManager.Data;
using EventManager.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace EventManager.Integration.Tests.Databases;

/// <summary>SQL Server without a server: EF's provider writes, Microsoft's own parser reads.</summary>
internal static class TSql
{
    /// <summary>What the parser says against it; empty where it is T-SQL.</summary>
    public static IReadOnlyList<string> Errors(string text)
    {
        using var reader = new StringReader(text);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")];
    }

    /// <summary>A context over no server; everything that it would send is given to <paramref name="said"/>.</summary>
    public static EventDb Open(Action<string> said, int rows = 0) =>
        new(
            (DbContextOptions<EventDb>)
                new DbContextOptionsBuilder<EventDb>()
                    .UseDesignTimeServices()
                    .UseSqlServer(new SilentConnection(said, rows), server => server.UseCompatibilityLevel(160))
                    .UseEventDbConventions()
                    .Options
        );
}
