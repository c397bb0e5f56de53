using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions.</param>
/// <param name="Revision">The approved revision that was seen.</param>
internal sealed record SendCorrection(Guid EventId, Guid SessionId, int Revision);

/// <summary>
/// Sends a revision that was approved after sending to everybody who has an older one; their archive page shows it from then on.
/// Once for each person and revision. Answers how many mails were queued.
/// </summary>
internal sealed class SendCorrectionHandler(MinutesSending sending)
{
    private const int Batch = 200;

    public Task<Result<int>> HandleAsync(SendCorrection command, CancellationToken stop) =>
        sending.RunAsync(
            new(command.EventId, command.SessionId, command.Revision, MinutesCorrectionMail.Name),
            (db, minutes, now, token) => QueueAsync(db, command, minutes, now, token),
            stop
        );

    private static async Task<int> QueueAsync(
        EventDb db,
        SendCorrection command,
        Minutes minutes,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var approved = command.Revision;
        var outdated = db.MinutesDeliveries.Where(d => d.MinutesId == minutes.Id && d.Revision < approved);
        var next = await outdated
            .Join(db.Registrations, d => d.RegistrationId, r => r.Id, (_, r) => r)
            .OrderBy(r => r.Id)
            .Take(Batch)
            .Select(r => new
            {
                r.Id,
                r.Email,
                Name = r.FirstName + " " + r.LastName,
                r.Language,
            })
            .ToListAsync(stop);
        // An address that was erased gets no mail, and no second look.
        var mails = next.Where(person => person.Email.Length > 0)
            .Select(person => new OutboxMail(MinutesCorrectionMail.Name, person.Email, person.Name, person.Language, now)
            {
                EventId = command.EventId,
                SubjectId = person.Id,
                Arguments = MinutesMail.About.Write(command.SessionId, approved),
                OnceKey = $"minutes-correction:{minutes.Id:N}:{approved}:{person.Id:N}",
            });
        await BuiltInMails.AddAsync(db, [.. mails.Select(mail => minutes.Sent(mail, now))], now, stop);
        var ids = next.Select(person => person.Id).ToList();
        await outdated
            .Where(d => ids.Contains(d.RegistrationId))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Revision, approved), stop);
        return next.Count;
    }
}
