using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>
/// One outbox row for each registration that counts, in the caller's transaction and in batches, so that three thousand of them
/// never lie in memory at once. Who has not confirmed the mail address yet is left out: nobody may be written to twice on a
/// stranger's word, and the page behind the confirmation says what is true then.
/// </summary>
internal static class TellRegistered
{
    public const int BatchSize = 500;

    private static readonly RegistrationState[] Told =
    [
        RegistrationState.Confirmed,
        RegistrationState.Offered,
        RegistrationState.Waitlisted,
    ];

    /// <param name="db">In a transaction, with nothing unsaved in it: what it tracks is let go.</param>
    /// <param name="eventId">Whose registrations.</param>
    /// <param name="kind">Which mail.</param>
    /// <param name="onceKey">From the registration's id: what makes a repeat impossible.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>How many are told.</returns>
    public static async Task<int> QueueAsync(
        EventDb db,
        Guid eventId,
        string kind,
        Func<Guid, string> onceKey,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (told, last) = (0, Guid.Empty);
        while (true)
        {
            var batch = await ForEvent(db, eventId)
                .Where(r => r.Id.CompareTo(last) > 0)
                .OrderBy(r => r.Id)
                .Take(BatchSize)
                .Select(r => new
                {
                    r.Id,
                    r.Email,
                    r.FirstName,
                    r.LastName,
                    r.Language,
                })
                .ToListAsync(stop);
            db.Outbox.AddRange(
                batch.Select(r => new OutboxMail(kind, r.Email, (r.FirstName + " " + r.LastName).Trim(), r.Language, now)
                {
                    EventId = eventId,
                    SubjectId = r.Id,
                    OnceKey = onceKey(r.Id),
                })
            );
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            told += batch.Count;
            if (batch.Count < BatchSize)
                return told;
            last = batch[^1].Id;
        }
    }

    /// <summary>How many would be told.</summary>
    public static Task<int> CountAsync(EventDb db, Guid eventId, CancellationToken stop) => ForEvent(db, eventId).CountAsync(stop);

    private static IQueryable<Registration> ForEvent(EventDb db, Guid eventId) =>
        db.Registrations.AsNoTracking().Where(r => r.EventId == eventId && Told.Contains(r.State) && r.Email != "");
}
