using System.Data.Common;
using EventManager.Data;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Databases;

/// <summary>Counts what a program asks its database and tells it.</summary>
internal sealed class StatementCount : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int count;
    private int commits;

    public Task<TestApp> StartAsync(DatabaseUnderTest kind, TimeProvider? clock = null) =>
        TestApp.StartAsync(
            kind,
            services: services =>
            {
                services.ConfigureDbContext<EventDb>(options => options.AddInterceptors(this));
                if (clock is not null)
                    services.AddSingleton(clock);
            }
        );

    public async Task<int> OfAsync(Func<Task> work)
    {
        var before = count;
        await work();
        return count - before;
    }

    /// <summary>Statements and commits: what takes the time of a request.</summary>
    public async Task<(int Statements, int Commits)> WorkOfAsync(Func<Task> work)
    {
        var before = commits;
        return (await OfAsync(work), commits - before);
    }

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref commits);
        return Task.CompletedTask;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref count);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref count);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref count);
        return new(result);
    }
}
