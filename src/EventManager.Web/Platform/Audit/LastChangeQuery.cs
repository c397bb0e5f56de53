using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Audit;

/// <summary>Who wrote last about something, for whoever was writing at the same time.</summary>
internal sealed class LastChangeQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <param name="subjectId">About what.</param>
    /// <param name="actions">Those that write what the form shows: who only looked, or did something else with it, is not asked for.</param>
    /// <param name="stop">Ends the query.</param>
    /// <returns>No name where the account is gone, or where the program itself wrote.</returns>
    public async Task<(string? Name, DateTimeOffset At)> OfAsync(Guid subjectId, string[] actions, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Audit.AsNoTracking()
            .Where(entry => entry.SubjectId == subjectId && actions.Contains(entry.Action))
            .OrderByDescending(entry => entry.At)
            .Select(entry => new
            {
                entry.At,
                Name = db.Users.Where(user => user.Id == entry.UserId).Select(user => user.DisplayName).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(stop);
        return found is null ? (null, clock.GetUtcNow()) : (string.IsNullOrEmpty(found.Name) ? null : found.Name, found.At);
    }
}
