using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions.</param>
/// <param name="Revision">The approved revision that was seen.</param>
/// <param name="Audience">Who.</param>
internal sealed record SendMinutes(Guid EventId, Guid SessionId, int Revision, MinutesAudience Audience);

/// <summary>Queues the approved minutes for everybody of the audience who has not been sent them. Answers how many mails were queued.</summary>
internal sealed class SendMinutesHandler(MinutesSending sending)
{
    /// <summary>People in one transaction. A test sets less.</summary>
    internal int Batch { get; set; } = 200;

    public Task<Result<int>> HandleAsync(SendMinutes command, CancellationToken stop) =>
        sending.RunAsync(
            new(command.EventId, command.SessionId, command.Revision, MinutesMail.Name),
            (db, minutes, now, token) => QueueAsync(db, command, minutes, now, token),
            stop
        );

    private async Task<int> QueueAsync(EventDb db, SendMinutes command, Minutes minutes, DateTimeOffset now, CancellationToken stop)
    {
        var next = await MinutesReaders
            .Unsent(db, command.SessionId, command.Audience)
            .OrderBy(r => r.NormalizedEmail)
            .ThenBy(r => r.CreatedAt)
            .Take(Batch)
            .Select(r => new
            {
                r.Id,
                r.Email,
                r.NormalizedEmail,
                Name = r.FirstName + " " + r.LastName,
                r.Language,
            })
            .ToListAsync(stop);
        var people = next.DistinctBy(r => r.NormalizedEmail).ToList();
        db.AddRange(people.Select(person => new MinutesDelivery(minutes.Id, person.Id, command.Revision, now)));
        var mails = people.Select(person => new OutboxMail(MinutesMail.Name, person.Email, person.Name, person.Language, now)
        {
            EventId = command.EventId,
            SubjectId = person.Id,
            Arguments = MinutesMail.About.Write(command.SessionId, command.Revision),
            OnceKey = $"minutes:{minutes.Id:N}:{person.Id:N}",
        });
        await BuiltInMails.AddAsync(db, [.. mails.Select(mail => minutes.Sent(mail, now))], now, stop);
        return people.Count;
    }
}
