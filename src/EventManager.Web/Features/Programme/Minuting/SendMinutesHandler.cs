using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions.</param>
/// <param name="Revision">The approved revision that was seen.</param>
/// <param name="Audience">Who.</param>
internal sealed record SendMinutes(Guid EventId, Guid SessionId, int Revision, MinutesAudience Audience);

/// <summary>
/// Queues the approved minutes for everybody of the audience who has not been sent them. A batch is one transaction of delivery and
/// mail rows, so after a crash the next sending goes on with those who are left; the session's row makes two senders take turns.
/// Answers how many mails were queued.
/// </summary>
internal sealed class SendMinutesHandler(Transactions transactions, TimeProvider clock, OutboxBell bell)
{
    /// <summary>People in one transaction. A test sets less.</summary>
    internal int Batch { get; set; } = 200;

    public async Task<Result<int>> HandleAsync(SendMinutes command, CancellationToken stop)
    {
        for (var sent = 0; ; )
        {
            var result = await transactions.RunAsync<int>((db, token) => SendBatchAsync(db, command, token), stop);
            if (result.IsRefused)
                return result;
            if (result.Value == 0)
                return sent > 0 ? sent : MinutesRefusals.NobodyToSend;
            sent += result.Value;
            bell.Ring();
        }
    }

    private async Task<Result<int>> SendBatchAsync(EventDb db, SendMinutes command, CancellationToken stop)
    {
        if (!await RowLocks.LockSessionAsync(db, command.EventId, command.SessionId, stop))
            return ProgrammeRefusals.NotFound;
        var minutes = await db.Minutes.SingleOrDefaultAsync(m => m.SessionId == command.SessionId, stop);
        if (minutes?.ApprovedRevision is not { } approved || minutes.State is MinutesState.Draft)
            return MinutesRefusals.NotApproved;
        if (approved != command.Revision)
            return MinutesRefusals.NewerRevision;
        var next = await RecipientsQuery
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
        if (next.Count == 0)
            return 0;
        var now = clock.GetUtcNow();
        var people = next.DistinctBy(r => r.NormalizedEmail).ToList();
        foreach (var person in people)
        {
            db.Add(new MinutesDelivery(minutes.Id, person.Id, approved, now));
            db.Add(
                new OutboxMail(MinutesMail.Name, person.Email, person.Name, person.Language, now)
                {
                    EventId = command.EventId,
                    SubjectId = person.Id,
                    Arguments = MinutesMail.About.Write(command.SessionId, approved),
                    OnceKey = $"minutes:{minutes.Id:N}:{person.Id:N}",
                }
            );
        }
        return minutes.MarkSent(now) is { } refusal ? refusal : people.Count;
    }
}
