using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Lists;

/// <summary>Views that the team of an event has together: each is somebody's own, who lends it and can take it back.</summary>
internal sealed class SharedViews(IDbContextFactory<EventDb> databases, Transactions transactions)
{
    /// <summary>One's own views of a list and, in an event, what others share there who belong to it still.</summary>
    public async Task<ListChoices> FindAsync(Guid userId, string list, Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var members = Members(db, eventId);
        var rows = await db
            .ListPreferences.AsNoTracking()
            .Where(p =>
                p.List == list
                && (p.UserId == userId || (eventId != null && p.SharedIn == eventId && members.Any(owner => owner.Id == p.UserId)))
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                View = p,
                By = db.Users.Where(a => a.Id == p.UserId).Select(a => a.DisplayName).FirstOrDefault() ?? "",
                ReaderAdministers = db.Users.Any(a => a.Id == userId && a.IsAdministrator),
            })
            .ToListAsync(stop);
        return new(
            ListPreferences.Split(rows.FirstOrDefault(row => row.View.UserId == userId && row.View.Name.Length == 0)?.View.Hidden),
            [
                .. rows.Where(row => row.View.Name.Length > 0)
                    .OrderBy(row => row.View.UserId != userId)
                    .Select(row => new SavedView(row.View.Id, row.View.Name, row.View.Query, ListPreferences.Split(row.View.Hidden))
                    {
                        IsShared = eventId is not null && row.View.SharedIn == eventId,
                        SharedBy = row.View.UserId == userId ? null : row.By,
                        MayUnshare = row.View.UserId == userId || row.ReaderAdministers,
                    }),
            ]
        );
    }

    /// <summary>Shows one's own view to the team of an event that one belongs to.</summary>
    public Task<Result<Done>> ShareAsync(Guid userId, Guid viewId, Guid eventId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var members = Members(db, eventId);
                var own = db.ListPreferences.Where(p =>
                    p.Id == viewId && p.UserId == userId && p.Name != "" && members.Any(owner => owner.Id == userId)
                );
                var free = own.Where(p => p.SharedIn == null || p.SharedIn == eventId || !db.Events.Any(e => e.Id == p.SharedIn));
                if (await free.ExecuteUpdateAsync(set => set.SetProperty(p => p.SharedIn, eventId), inner) == 1)
                    return new Done();
                return await own.AnyAsync(inner) ? ListRefusals.SharedElsewhere : ListRefusals.NotFound;
            },
            stop
        );

    /// <summary>Takes it from the team: its owner, or an administrator. The owner keeps it.</summary>
    public Task<Result<Done>> UnshareAsync(Guid userId, Guid viewId, Guid eventId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
                await db
                    .ListPreferences.Where(p =>
                        p.Id == viewId
                        && p.SharedIn == eventId
                        && (p.UserId == userId || db.Users.Any(a => a.Id == userId && a.IsAdministrator))
                    )
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.SharedIn, (Guid?)null), inner) == 1
                    ? new Done()
                    : ListRefusals.NotFound,
            stop
        );

    /// <summary>Who belongs to the event now: what somebody lent it is seen no longer than that.</summary>
    private static IQueryable<Account> Members(EventDb db, Guid? eventId) =>
        db.Users.Where(a => a.DisabledAt == null && (a.IsAdministrator || db.Staff.Any(s => s.EventId == eventId && s.UserId == a.Id)));
}
