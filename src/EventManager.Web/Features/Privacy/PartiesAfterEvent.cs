using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>What classes and groups told about people, made blank once the event is over; numbers of people stay for counting.</summary>
internal static class PartiesAfterEvent
{
    public static async Task<int> NeedsAsync(EventDb db, DateTimeOffset before, int batch, CancellationToken stop)
    {
        var ids = await db
            .ClassBookings.Where(b => b.Needs != "" && Ended(db, before).Any(r => r.Id == b.RegistrationId))
            .OrderBy(b => b.RegistrationId)
            .Select(b => b.RegistrationId)
            .Take(batch)
            .ToListAsync(stop);
        return ids.Count == 0
            ? 0
            : await db
                .ClassBookings.Where(b => ids.Contains(b.RegistrationId))
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Needs, ""), stop);
    }

    public static async Task<int> MembersAsync(EventDb db, DateTimeOffset before, int batch, CancellationToken stop)
    {
        var ids = await db
            .PartyMembers.Where(m => m.Name != "" && Ended(db, before).Any(r => r.Id == m.RegistrationId))
            .OrderBy(m => m.RegistrationId)
            .Select(m => m.RegistrationId)
            .Distinct()
            .Take(batch)
            .ToListAsync(stop);
        return ids.Count == 0
            ? 0
            : await db
                .PartyMembers.Where(m => ids.Contains(m.RegistrationId))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, ""), stop);
    }

    private static IQueryable<Registration> Ended(EventDb db, DateTimeOffset before) =>
        db.Registrations.Where(r => db.Events.Any(e => e.Id == r.EventId && e.EndsAt < before));
}
