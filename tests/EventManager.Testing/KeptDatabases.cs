using System.Collections.Concurrent;
using Npgsql;

namespace EventManager.Testing;

/// <summary>
/// PostgreSQL databases of tests that have ended, emptied for the next ones: to make and drop one of ninety tables costs the server nearly
/// half a second, and a thousand tests want one. One that is not as it was made (a test changed its tables) is dropped.
/// </summary>
internal static class KeptDatabases
{
    private static readonly ConcurrentBag<TestDatabase> Kept = [];

    static KeptDatabases() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAll();

    public static async Task<TestDatabase> TakeAsync() =>
        Kept.TryTake(out var kept)
            ? kept
            : await TestDatabase.CreateAsync(
                DatabaseUnderTest.PostgreSql,
                like: await MigratedDatabase.OfAsync(DatabaseUnderTest.PostgreSql),
                whenDone: KeepAsync
            );

    /// <returns>False where it cannot be used again.</returns>
    private static async Task<bool> KeepAsync(TestDatabase used)
    {
        try
        {
            var made = await NewInstallation.OfAsync(await MigratedDatabase.OfAsync(DatabaseUnderTest.PostgreSql));
            if (!await made.BringBackAsync(used))
                return false;
        }
        catch (NpgsqlException)
        {
            return false;
        }
        Kept.Add(used);
        return true;
    }

    private static void DropAll()
    {
        while (Kept.TryTake(out var kept))
            MigratedDatabase.Drop(kept);
    }
}
