using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

internal sealed record ChangeRights(Guid AccountId, bool IsAdministrator, bool MayCreateEvents, Guid By);

/// <summary>Gives or takes the rights that count for all events. The last administrator stays one.</summary>
internal sealed class ChangeRightsHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(ChangeRights command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                if (await db.Users.SingleOrDefaultAsync(a => a.Id == command.AccountId, stop) is not { } account)
                    return AccountRefusals.NotFound;
                if (!command.IsAdministrator && await LastAdministrator.IsAsync(db, account, stop))
                    return AccountRefusals.LastAdministrator;
                // Pressed twice: changed and noted once.
                if ((account.IsAdministrator, account.MayCreateEvents) == (command.IsAdministrator, command.MayCreateEvents))
                    return new Done();
                account.IsAdministrator = command.IsAdministrator;
                account.MayCreateEvents = command.MayCreateEvents;
                account.ConcurrencyStamp = Guid.NewGuid().ToString();
                db.Audit.Add(
                    new AuditEntry(clock.GetUtcNow(), command.By, null, "account.rights", account.Id, InviteAccountHandler.Rights(account))
                );
                return new Done();
            },
            stop
        );
}

/// <param name="AccountId">Whose role.</param>
/// <param name="Slug">The event.</param>
/// <param name="Role">Null takes the role away.</param>
/// <param name="By">Who asks.</param>
internal sealed record SetEventRole(Guid AccountId, string Slug, StaffRole? Role, Guid By);

internal sealed class SetEventRoleHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(SetEventRole command, CancellationToken stop) =>
        transactions.RunAsync<Done>(AskedRight.Administer, (db, stop) => SetAsync(db, command, stop), stop);

    private async Task<Result<Done>> SetAsync(EventDb db, SetEventRole command, CancellationToken stop)
    {
        var eventId = await db.Events.Where(e => e.Slug == command.Slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(stop);
        if (eventId is null)
            return AccountRefusals.EventUnknown;
        if (!await db.Users.AnyAsync(a => a.Id == command.AccountId, stop))
            return AccountRefusals.NotFound;
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.EventId == eventId && s.UserId == command.AccountId, stop);
        if (staff?.Role == command.Role)
            return new Done();
        if (command.Role is not { } role)
            db.Staff.Remove(staff!);
        else if (staff is null)
            db.Staff.Add(new EventStaff(eventId.Value, command.AccountId, role));
        else
            staff.Role = role;
        var detail = command.Role?.ToString() ?? "none";
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, eventId, "account.event-role", command.AccountId, detail));
        return new Done();
    }
}
