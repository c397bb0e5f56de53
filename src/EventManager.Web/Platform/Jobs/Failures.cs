using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// What went wrong with some of those that a sweep works on: one that fails each time must not keep all the others waiting for ever. The
/// sweep goes on with the next, and fails at its end. Where the database is away none would go well, and it ends at once.
/// </summary>
internal sealed class Failures
{
    private readonly List<Exception> errors = [];

    /// <summary>Of each its own, and at the end what went wrong.</summary>
    /// <param name="all">What there is to do.</param>
    /// <param name="one">Does it, and says how many rows that were.</param>
    /// <param name="stop">Ends it after the one in hand.</param>
    /// <returns>How many rows together.</returns>
    public static async Task<int> ApartAsync<T>(IEnumerable<T> all, Func<T, Task<int>> one, CancellationToken stop)
    {
        var (failures, done) = (new Failures(), 0);
        foreach (var item in all)
            done += await failures.KeepAsync(() => one(item), stop);
        failures.Throw();
        return done;
    }

    /// <returns>How many rows; 0 where it went wrong.</returns>
    public Task<int> KeepAsync(Func<Task<int>> one, CancellationToken stop) => KeepAsync(one, 0, stop);

    /// <param name="one">What may go wrong.</param>
    /// <param name="otherwise">Is returned where it does.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<T> KeepAsync<T>(Func<Task<T>> one, T otherwise, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return await one();
        }
        catch (Exception error) when (!stop.IsCancellationRequested && Outages.Of(error) is null)
        {
            errors.Add(error);
            return otherwise;
        }
    }

    /// <exception cref="AggregateException">Something went wrong; the list of jobs says what was first.</exception>
    public void Throw()
    {
        if (errors.Count > 0)
            throw new AggregateException(errors);
    }
}
