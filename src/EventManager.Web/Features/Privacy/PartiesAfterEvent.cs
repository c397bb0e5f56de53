using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>Blanks who came along and what a class needed. Each returns how many registrations it changed, a batch at most.</summary>
internal static class PartiesAfterEvent
{
    public static async Task<int> MembersAsync(EventDb db, DateTimeOffset before, int batch, CancellationToken stop)
    {
        var ids = await db
            .Registrations.Where(r => db.Events.Any(e => e.Id == r.EventId && e.EndsAt < before))
            .Where(r => db.PartyMembers.Any(m => m.RegistrationId == r.Id && m.Name != ""))
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .Take(batch)
            .ToListAsync(stop);
        if (ids.Count > 0)
            await db
                .PartyMembers.Where(m => ids.Contains(m.RegistrationId))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, ""), stop);
        return ids.Count;
    }

    public static async Task<int> ClassesAsync(EventDb db, DateTimeOffset before, int batch, CancellationToken stop)
    {
        var ids = await db
            .ClassBookings.Where(c =>
                c.Needs != ""
                && db.Registrations.Any(r => r.Id == c.RegistrationId && db.Events.Any(e => e.Id == r.EventId && e.EndsAt < before))
            )
            .OrderBy(c => c.RegistrationId)
            .Select(c => c.RegistrationId)
            .Take(batch)
            .ToListAsync(stop);
        return ids.Count == 0
            ? 0
            : await db
                .ClassBookings.Where(c => ids.Contains(c.RegistrationId))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Needs, ""), stop);
    }
}
