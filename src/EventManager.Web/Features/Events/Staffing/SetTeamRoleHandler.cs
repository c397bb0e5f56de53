using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Staffing;

/// <param name="EventId">The event.</param>
/// <param name="Email">The account, by its mail address.</param>
/// <param name="Role">What it may do here; null takes it off the team.</param>
/// <param name="By">Who asks.</param>
internal sealed record SetTeamRole(Guid EventId, string Email, StaffRole? Role, Guid By)
{
    /// <summary>What the person was when this was asked: nobody comes back, or goes, because a list was old. Null compares nothing.</summary>
    public SeenRole? Seen { get; init; }
}

/// <param name="Role">Null is not on the team.</param>
internal sealed record SeenRole(StaffRole? Role);

/// <summary>Gives an account a role in one event, or takes it. The last organiser stays.</summary>
internal sealed class SetTeamRoleHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(SetTeamRole command, CancellationToken stop) =>
        transactions.RunAsync<Done>(AskedRight.Organise(command.EventId), (db, ends) => SetAsync(db, command, ends), stop);

    private async Task<Result<Done>> SetAsync(EventDb db, SetTeamRole command, CancellationToken stop)
    {
        var key = MailAddressRules.Clean(command.Email).ToUpperInvariant();
        if (await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == key, stop) is not { } account)
            return EventRefusals.AccountUnknown;
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.EventId == command.EventId && s.UserId == account.Id, stop);
        if (command.Seen is { } seen && seen.Role != staff?.Role)
            return seen.Role is null ? EventRefusals.InTeamAlready : EventRefusals.TeamChanged;
        var losesOrganiser = staff is { Role: StaffRole.Organiser } && command.Role is not StaffRole.Organiser;
        if (losesOrganiser && await IsLastAsync(db, command.EventId, account.Id, stop))
            return EventRefusals.LastOrganiser;
        if (command.Role is not { } role)
        {
            if (staff is not null)
                db.Staff.Remove(staff);
            // Who leaves the team leaves the points of the checklist without a person.
            await db
                .ChecklistPoints.Where(p => p.EventId == command.EventId && p.PersonId == account.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.PersonId, (Guid?)null).SetProperty(p => p.Version, p => p.Version + 1),
                    stop
                );
        }
        else if (staff is null)
            db.Staff.Add(new EventStaff(command.EventId, account.Id, role));
        else
            staff.Role = role;
        var detail = command.Role?.ToString() ?? "none";
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, command.EventId, "event.team", account.Id, detail));
        return new Done();
    }

    private static async Task<bool> IsLastAsync(EventDb db, Guid eventId, Guid userId, CancellationToken stop) =>
        !await db.Staff.AnyAsync(s => s.EventId == eventId && s.UserId != userId && s.Role == StaffRole.Organiser, stop);
}
