using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>Blanks who came along and what a class needed. Each returns how many registrations it changed, a batch at most.</summary>
internal static class PartiesAfterEvent
{
    public static async Task<int> MembersAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop)
    {
        var over = db
            .Registrations.Where(r => ended.Contains(r.EventId))
            .Where(r => db.PartyMembers.Any(m => m.RegistrationId == r.Id && m.Name != ""));
        var ids = await Batches.NextAsync(over, nameof(Registration.Id), batch, stop);
        if (ids.Count > 0)
            await db
                .PartyMembers.Where(m => ids.Contains(m.RegistrationId))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, ""), stop);
        return ids.Count;
    }

    public static Task<int> ClassesAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.ClassBookings.Where(c =>
                c.Needs != "" && db.Registrations.Where(r => ended.Contains(r.EventId)).Select(r => r.Id).Contains(c.RegistrationId)
            ),
            batch,
            set => set.SetProperty(c => c.Needs, ""),
            stop,
            nameof(ClassBooking.RegistrationId)
        );
}
