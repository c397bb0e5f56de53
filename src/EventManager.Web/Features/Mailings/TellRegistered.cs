using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>What everybody who is registered is told.</summary>
/// <param name="EventId">Whose registrations.</param>
/// <param name="Mail">Which kind of mail.</param>
/// <param name="Reason">With the registration's id and <paramref name="Sequence"/> what makes a repeat impossible.</param>
/// <param name="Sequence">The event's calendar sequence: each change is told once, the next one again.</param>
/// <param name="Since">The instant of the change. Who registers after it knows already.</param>
internal sealed record Announcement(Guid EventId, string Mail, string Reason, int Sequence, DateTimeOffset Since)
{
    public string OnceKey(Guid registration) => string.Create(CultureInfo.InvariantCulture, $"{Reason}:{registration:N}:{Sequence}");
}

/// <summary>How far telling has come.</summary>
/// <param name="Last">The last registration that was told; registrations are told in the order of their ids.</param>
/// <param name="Told">How many.</param>
/// <param name="IsOver">All are told.</param>
internal readonly record struct TellingStep(Guid Last, int Told, bool IsOver);

/// <summary>
/// One mail, in ledger and outbox, for each registration that counts, in the caller's transaction and in batches, so that three thousand of them
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

    /// <summary>All of them.</summary>
    /// <inheritdoc cref="NextAsync"/>
    /// <returns>How many are told.</returns>
    public static async Task<int> QueueAsync(EventDb db, Announcement announcement, CancellationToken stop)
    {
        var step = default(TellingStep);
        while (!step.IsOver)
            step = await NextAsync(db, announcement, step, stop);
        return step.Told;
    }

    /// <summary>The next batch.</summary>
    /// <param name="db">In a transaction, with nothing unsaved in it: what it tracks is let go.</param>
    /// <param name="announcement">What.</param>
    /// <param name="before">How far it had come.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<TellingStep> NextAsync(EventDb db, Announcement announcement, TellingStep before, CancellationToken stop)
    {
        var batch = await Registered(db, announcement)
            .Where(r => r.Id.CompareTo(before.Last) > 0)
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
        var mails = batch.Select(r => new OutboxMail(
            announcement.Mail,
            r.Email,
            (r.FirstName + " " + r.LastName).Trim(),
            r.Language,
            announcement.Since
        )
        {
            EventId = announcement.EventId,
            SubjectId = r.Id,
            OnceKey = announcement.OnceKey(r.Id),
        });
        await BuiltInMails.AddAsync(
            db,
            [.. mails.Select(mail => new HappenedMail(mail, announcement.EventId, announcement.Since))],
            announcement.Since,
            stop
        );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return new(batch is [.., var last] ? last.Id : before.Last, before.Told + batch.Count, batch.Count < BatchSize);
    }

    /// <summary>How many would be told now.</summary>
    public static Task<int> CountAsync(EventDb db, Guid eventId, CancellationToken stop) => ForEvent(db, eventId).CountAsync(stop);

    /// <summary>How many there are to tell.</summary>
    public static Task<int> CountAsync(EventDb db, Announcement announcement, CancellationToken stop) =>
        Registered(db, announcement).CountAsync(stop);

    private static IQueryable<Registration> Registered(EventDb db, Announcement announcement) =>
        ForEvent(db, announcement.EventId).Where(r => r.CreatedAt <= announcement.Since);

    private static IQueryable<Registration> ForEvent(EventDb db, Guid eventId) =>
        db.Registrations.AsNoTracking().Where(r => r.EventId == eventId && Told.Contains(r.State) && r.Email != "");
}
