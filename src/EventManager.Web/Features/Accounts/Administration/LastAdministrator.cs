using EventManager.Data;
using EventManager.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>Somebody must stay who can give rights. Asked before an administrator loses the right, is disabled or deleted.</summary>
internal static class LastAdministrator
{
    public static async Task<bool> IsAsync(EventDb db, Account account, CancellationToken stop)
    {
        if (!account.IsAdministrator || account.DisabledAt is not null)
            return false;
        // Takes the rows of all: of two who take each other's right in the same moment, the second sees what the first did.
        await db
            .Users.Where(a => a.IsAdministrator)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ConcurrencyStamp, a => a.ConcurrencyStamp), stop);
        return !await db.Users.AnyAsync(a => a.IsAdministrator && a.DisabledAt == null && a.Id != account.Id, stop);
    }
}
