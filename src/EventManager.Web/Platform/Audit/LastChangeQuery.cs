using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Audit;

/// <summary>Who wrote last about something, for whoever was writing at the same time.</summary>
internal sealed class LastChangeQuery(IDbContextFactory<EventDb> databases, ActorNames names, TimeProvider clock)
{
    /// <param name="subjectId">About what.</param>
    /// <param name="actions">Those that write what the form shows: who only looked, or did something else with it, is not asked for.</param>
    /// <param name="stop">Ends the query.</param>
    /// <returns>No name where the account is gone, where the program itself wrote, or where the reader sees none (<see cref="ActorNames"/>).</returns>
    public Task<(string? Name, DateTimeOffset At)> OfAsync(Guid subjectId, string[] actions, CancellationToken stop) =>
        LastAsync(entry => entry.SubjectId == subjectId && actions.Contains(entry.Action), stop);

    /// <summary>The same of the one thing of its kind that an event has, whichever id that had.</summary>
    public Task<(string? Name, DateTimeOffset At)> OfEventAsync(Guid eventId, string[] actions, CancellationToken stop) =>
        LastAsync(entry => entry.EventId == eventId && actions.Contains(entry.Action), stop);

    /// <summary>The same of what has a name and no id.</summary>
    /// <param name="action">That writes it.</param>
    /// <param name="detail">Its name, as the entry has it.</param>
    /// <param name="stop">Ends the query.</param>
    public Task<(string? Name, DateTimeOffset At)> OfAsync(string action, string detail, CancellationToken stop) =>
        LastAsync(entry => entry.Action == action && entry.Detail == detail, stop);

    private async Task<(string? Name, DateTimeOffset At)> LastAsync(Expression<Func<AuditEntry, bool>> which, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Audit.AsNoTracking()
            .Where(which)
            .OrderByDescending(entry => entry.At)
            .Select(entry => new
            {
                entry.At,
                entry.EventId,
                entry.UserId,
            })
            .FirstOrDefaultAsync(stop);
        if (found is null)
            return (null, clock.GetUtcNow());
        var accounts = await names.OfAsync(db, found.EventId, stop);
        var name = await accounts.Where(user => user.Id == found.UserId).Select(user => user.DisplayName).SingleOrDefaultAsync(stop);
        return (string.IsNullOrEmpty(name) ? null : name, found.At);
    }
}
