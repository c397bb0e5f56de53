using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Platform.Audit;

/// <summary>
/// Whose name may stand beside what was done. Who sees no personal data of an event reads there what happened and when, and not which
/// colleague did it: that is asked here, by whatever says "by whom".
/// </summary>
internal sealed class ActorNames(Rights rights)
{
    /// <summary>All accounts or, for who sees no personal data, one's own alone.</summary>
    /// <param name="db">Of the query that joins them.</param>
    /// <param name="eventId">Where it was done; null for the house, whose pages have rights of their own.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IQueryable<Account>> OfAsync(EventDb db, Guid? eventId, CancellationToken stop)
    {
        if (eventId is not { } asked || await rights.RefusalAsync(db, AskedRight.SeePersons(asked), stop) is null)
            return db.Users;
        var own = CallingUser.Current is { } user ? EventAccess.UserId(user) : null;
        return db.Users.Where(account => account.Id == own);
    }
}
