using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>Blanks who came along and what a class needed. Each returns how many registrations it changed, a batch at most.</summary>
internal static class PartiesAfterEvent
{
    public static async Task<int> MembersAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop)
    {
        var over = db
            .Registrations.Where(r => ended.Any(e => e.Id == r.EventId))
            .Where(r => db.PartyMembers.Any(m => m.RegistrationId == r.Id && m.Name != ""));
        var ids = await Batches.NextAsync(over, nameof(Registration.Id), batch, stop);
        if (ids.Count > 0)
            await db
                .PartyMembers.Where(m => ids.Contains(m.RegistrationId))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, ""), stop);
        return ids.Count;
    }

    public static Task<int> ClassesAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.ClassBookings.Where(c =>
                c.Needs != "" && db.Registrations.Any(r => r.Id == c.RegistrationId && ended.Any(e => e.Id == r.EventId))
            ),
            batch,
            set => set.SetProperty(c => c.Needs, ""),
            stop,
            nameof(ClassBooking.RegistrationId)
        );
}
