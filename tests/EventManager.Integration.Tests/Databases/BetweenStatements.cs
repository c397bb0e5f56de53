using System.Data.Common;
using EventManager.Data;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// Lets something happen after a chosen statement of what runs, as another request may at any moment. A race that is lost once in a
/// thousand runs is lost here each time.
/// </summary>
internal sealed class BetweenStatements : DbCommandInterceptor
{
    /// <summary>What waits for a lock that the interrupted request holds goes on after it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private int left;
    private Func<Task>? other;

    /// <summary>What was let happen; null while its statement was not reached.</summary>
    public Task? Happened { get; private set; }

    public Task<TestApp> StartAsync(DatabaseUnderTest kind) =>
        TestApp.StartAsync(kind, services: services => services.ConfigureDbContext<EventDb>(options => options.AddInterceptors(this)));

    /// <param name="statement">After which one, from 1.</param>
    /// <param name="what">Happens once.</param>
    public void After(int statement, Func<Task> what) => (left, other, Happened) = (statement, what, null);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        await NextAsync();
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        await NextAsync();
        return result;
    }

    private async Task NextAsync()
    {
        if (Interlocked.Decrement(ref left) != 0)
            return;
        Happened = Task.Run(other!);
        await Task.WhenAny(Happened, Task.Delay(Patience));
    }
}
