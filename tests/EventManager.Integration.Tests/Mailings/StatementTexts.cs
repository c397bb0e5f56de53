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
    private (string Text, List<(string Name, object? Value)> Parameters) lastChange = ("", []);

    public Task<TestApp> StartAsync(DatabaseUnderTest kind, TestDatabase? on = null) =>
        TestApp.StartAsync(
            kind,
            services: services => services.ConfigureDbContext<EventDb>(options => options.AddInterceptors(this)),
            on: on
        );

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

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        lastChange = (command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))]);
        return ValueTask.FromResult(result);
    }

    /// <summary>From here on the last change is what is explained.</summary>
    public void TakeLastChange() => (last, parameters) = lastChange;

    /// <summary>PostgreSQL looks by itself how large its tables are; SQLite counts at the start and each hour, and these rows came since.</summary>
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
