using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(TSqlOfEveryQuery.Verdict))]

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// Every query that any test of this project makes EF compile, for SQLite or PostgreSQL, is compiled for SQL Server beside it and read
/// by the T-SQL parser. A new use case is therefore covered by its own tests, without a line here; what SQL Server would refuse fails
/// the run at its end, with the query. What SaveChanges writes is EF's own and is looked at in <see cref="SqlServerTests"/>.
/// </summary>
internal sealed class TSqlOfEveryQuery : IQueryExpressionInterceptor
{
    public static readonly TSqlOfEveryQuery Instance = new();

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> commands = new();
    private readonly ConcurrentDictionary<string, string> refused = new();

    /// <summary>Each query once, as LINQ, with its commands.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Commands => commands;

    [ModuleInitializer]
    internal static void WatchEveryServer() =>
        TestApp.ForEvery = services => services.ConfigureDbContext<EventDb>(options => options.AddInterceptors(Instance));

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var linq = eventData.ExpressionPrinter.PrintExpression(queryExpression);
        if (commands.TryAdd(linq, []))
        {
            if (Translate(queryExpression, out var texts) is { } error)
                refused[linq] = error;
            commands[linq] = texts;
        }
        return queryExpression;
    }

    /// <summary>Compiles a query for SQL Server and runs it against no server; null, or why it cannot be done.</summary>
    public static string? Translate(Expression query, out IReadOnlyList<string> texts)
    {
        var said = new List<string>();
        texts = said;
        using var db = TSql.Open(said.Add);
        try
        {
            var (moved, parameters) = OnAnotherModel.Move(query, db);
            Run(db, moved, parameters);
        }
        catch (Exception error) when (said.Count == 0)
        {
            return "not for SQL Server: " + error.Message;
        }
        catch (InvalidOperationException)
        {
            // No rows came, which a query for exactly one does not like; the command was written, and that is what counts.
        }
        var errors = said.SelectMany(text => TSql.Errors(text).Concat(TSqlCollations.Conflicts(text)).Select(error => error + "\n" + text))
            .ToList();
        return errors.Count == 0 ? null : string.Join("\n", errors);
    }

    private static void Run(EventDb db, Expression query, IReadOnlyDictionary<string, Type> parameters)
    {
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters)
            context.Parameters[name] = SampleValues.Of(type);
        var rows = query
            .Type.GetInterfaces()
            .Append(query.Type)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>));
        var answer = rows is null ? query.Type : typeof(IEnumerable<>).MakeGenericType(rows.GetGenericArguments());
        var compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!.MakeGenericMethod(answer);
        Delegate compiled;
        try
        {
            compiled = (Delegate)compile.Invoke(db.GetService<IDatabase>(), [query, false])!;
        }
        catch (System.Reflection.TargetInvocationException error)
        {
            throw error.InnerException!;
        }
        try
        {
            if (compiled.DynamicInvoke(context) is IEnumerable found and not string)
            {
                foreach (var _ in found) { }
            }
        }
        catch (System.Reflection.TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    }

    /// <summary>Ends the run.</summary>
    internal sealed class Verdict : IDisposable
    {
        public void Dispose() =>
            Instance.refused.Select(query => $"{query.Key}\n{query.Value}").ShouldBeEmpty("SQL Server would refuse these queries.");
    }
}
