using System.Collections.Concurrent;
using System.Data.Common;
using EventManager.Data;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Keeps the last question, to ask the database how it would answer it.</summary>
internal sealed class StatementTexts : DbCommandInterceptor
{
    private string last = "";

    /// <summary>All that were asked since it was emptied.</summary>
    public ConcurrentBag<string> All { get; } = [];

    private List<(string Name, object? Value)> parameters = [];

    public Task<TestApp> StartAsync(DatabaseUnderTest kind) =>
        TestApp.StartAsync(kind, services: services => services.ConfigureDbContext<EventDb>(options => options.AddInterceptors(this)));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        last = command.CommandText;
        All.Add(last);
        parameters = [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))];
        return ValueTask.FromResult(result);
    }

    /// <summary>PostgreSQL looks by itself how large its tables are; nobody tells SQLite, in use neither.</summary>
    public static Task AnalyzeAsync(EventDb db, CancellationToken stop) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlRawAsync("ANALYZE", stop) : Task.CompletedTask;

    public async Task<string> ExplainLastAsync(EventDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            (db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + last;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(stop);
        var lines = new List<string>();
        while (await reader.ReadAsync(stop))
            lines.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return string.Join('\n', lines);
    }
}
