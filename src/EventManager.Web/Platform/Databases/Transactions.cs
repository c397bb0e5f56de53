using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// Runs a change in one transaction with a context of its own, from the start again where somebody else was faster: whoever presses twice
/// writes the same row in the same moment, and the second try finds it. A refusal rolls back: nothing of a refused use case is written.
/// Over a circuit an outage is a refusal, too: an exception would end the circuit, and with it what was typed into its page.
/// </summary>
internal sealed class Transactions(IDbContextFactory<EventDb> databases, Rights rights, ILogger<Transactions> log)
{
    /// <summary>The database is away or cannot write; everywhere else than over a circuit that is an answer 503.</summary>
    public static readonly Refusal Unavailable = new("site.unavailable");

    /// <summary>Of eight who change one row at once the last one needs eight.</summary>
    private const int MaxTries = 12;

    /// <summary>Whoever stood in line for a file that is held has waited a quarter of a minute before: more tries are an outage without an answer.</summary>
    private const int MaxWaits = 6;

    /// <summary>A duplicate that comes again is no accident: whoever called says what it means.</summary>
    private const int MaxDuplicates = 2;

    /// <summary>A change that not everybody may ask for; who may not is refused before anything is read.</summary>
    public Task<Result<T>> RunAsync<T>(
        AskedRight asked,
        Func<EventDb, CancellationToken, Task<Result<T>>> change,
        CancellationToken stop
    ) =>
        RunAsync<T>(async (db, ends) => await rights.RefusalAsync(db, asked, ends) is { } refusal ? refusal : await change(db, ends), stop);

    /// <summary>Of a change that also those may ask for who have no account, by a link that their page has read.</summary>
    /// <param name="eventId">The organisers of which event ask; null where it is the link's holder, or the program.</param>
    public Task<Result<T>> RunAsync<T>(Guid? eventId, Func<EventDb, CancellationToken, Task<Result<T>>> change, CancellationToken stop) =>
        eventId is { } organised ? RunAsync(AskedRight.Organise(organised), change, stop) : RunAsync(change, stop);

    /// <summary>Null where the caller may; before what is no transaction of its own, as a command that waits in a queue.</summary>
    public async Task<Refusal?> WhyNotAsync(AskedRight asked, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await rights.RefusalAsync(db, asked, stop);
    }

    public async Task<Result<T>> RunAsync<T>(Func<EventDb, CancellationToken, Task<Result<T>>> change, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(stop);
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                var result = await change(db, stop);
                if (result.IsRefused)
                    return result;
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return result;
            }
            catch (Exception error)
                when ((attempt < TriesOf(error) && DbErrors.IsTransient(error)) || (attempt < MaxDuplicates && DbErrors.IsDuplicate(error)))
            {
                await Task.Delay(Random.Shared.Next(5, 25) * attempt, stop);
            }
            catch (Exception error) when (Outages.IsInCircuit && Outages.Of(error) is not null)
            {
                log.LogError(error, "A change was not possible.");
                return Unavailable;
            }
        }
    }

    private static int TriesOf(Exception error) => DbErrors.HasWaited(error) ? MaxWaits : MaxTries;
}
