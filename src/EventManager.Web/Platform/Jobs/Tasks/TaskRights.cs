using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Who may have a kind of task; the policies of the same names, for work that has no request and no principal.</summary>
internal enum TaskRight
{
    Administrator,
    CreateEvents,
    EventOrganiser,
    EventDoor,

    /// <summary>
    /// Follows from a change that was allowed when it was made and is not asked again: who has called an event off may lose the role, and
    /// people are told all the same. Nobody can ask for such a task alone; it is written down with its change.
    /// </summary>
    OfTheChange,
}

/// <summary>Asks the database each time: a right that was taken away ends the task and closes its file, but for what a change brought with it.</summary>
internal sealed class TaskRights(IDbContextFactory<EventDb> databases)
{
    /// <summary>Whether a task that waits may begin, or go on after a crash.</summary>
    public async Task<bool> MayRunAsync(TaskRight right, Guid userId, Guid? eventId, CancellationToken stop) =>
        right is TaskRight.OfTheChange || await HoldsAsync(right, userId, eventId, stop);

    public async Task<bool> HoldsAsync(TaskRight right, Guid userId, Guid? eventId, CancellationToken stop)
    {
        if (right is TaskRight.OfTheChange)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = db.Users.Where(a => a.Id == userId && a.DisabledAt == null);
        if (!await account.AnyAsync(stop))
            return false;
        if (await account.AnyAsync(a => a.IsAdministrator, stop))
            return true;
        return right switch
        {
            TaskRight.CreateEvents => await account.AnyAsync(a => a.MayCreateEvents, stop),
            TaskRight.EventOrganiser => await RoleAsync(db, userId, eventId, stop) is StaffRole.Organiser,
            TaskRight.EventDoor => await RoleAsync(db, userId, eventId, stop) is >= StaffRole.Door,
            _ => false,
        };
    }

    private static Task<StaffRole?> RoleAsync(EventDb db, Guid userId, Guid? eventId, CancellationToken stop) =>
        db.Staff.Where(s => s.EventId == eventId && s.UserId == userId).Select(s => (StaffRole?)s.Role).SingleOrDefaultAsync(stop);
}
