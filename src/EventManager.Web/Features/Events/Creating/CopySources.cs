using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Creating;

/// <summary>An earlier event that a new one may start from.</summary>
public sealed record EarlierEvent(Guid Id, LocalizedText Title, DateTimeOffset StartsAt, string TimeZone);

/// <summary>Reads what a copy starts from. Only who organises the earlier event may take from it: its programme names people.</summary>
internal static class CopySources
{
    private const int Most = 100;

    public static async Task<CopySource?> FindAsync(EventDb db, Guid eventId, Guid userId, CancellationToken stop)
    {
        var old = await Mine(db, userId)
            .Include(e => e.Seats)
            .Include(e => e.Categories)
            .AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Id == eventId, stop);
        if (old is null)
            return null;
        return new CopySource(
            old,
            await EventParts.CopiedAsync(db, eventId, stop),
            await EventParts.CountAsync(db, eventId, copied: false, stop),
            await db.Minutes.CountAsync(m => db.Sessions.Any(s => s.Id == m.SessionId && s.EventId == eventId), stop)
        );
    }

    /// <summary>How many parts a copy would have.</summary>
    public static async Task<int> SizeAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        (await EventParts.CountAsync(db, eventId, copied: true, stop)).Values.Sum();

    /// <summary>How many bytes its files have, which go with mails.</summary>
    public static async Task<long> BytesAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        await db.MailFiles.Where(f => f.EventId == eventId).SumAsync(f => (long)f.Size, stop);

    public static async Task<IReadOnlyList<EarlierEvent>> ListAsync(EventDb db, Guid userId, CancellationToken stop) =>
        await Mine(db, userId)
            .OrderByDescending(e => e.StartsAt)
            .Take(Most)
            .Select(e => new EarlierEvent(e.Id, e.Title, e.StartsAt, e.TimeZone))
            .ToListAsync(stop);

    private static IQueryable<Event> Mine(EventDb db, Guid userId) =>
        db
            .Events.AsNoTracking()
            .Where(e =>
                db.Users.Any(a => a.Id == userId && a.IsAdministrator)
                || db.Staff.Any(s => s.EventId == e.Id && s.UserId == userId && s.Role == StaffRole.Organiser)
            );
}
