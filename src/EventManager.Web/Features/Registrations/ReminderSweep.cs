using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// Reminds those who hold a place, some days before the event; once for each date of it. The unique key of the outbox row is what makes a
/// second reminder impossible, whoever looks at the same moment.
/// </summary>
internal sealed class ReminderSweep(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    OutboxSignal signal,
    TimeProvider clock
) : ISweep
{
    private const int Batch = 500;

    /// <summary>The longest time ahead that an event can ask for.</summary>
    private const int MostDays = 366;

    public string Name => "reminders";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var written = 0;
        foreach (var (id, sequence, moment) in await DueAsync(stop))
        {
            while (await WriteBatchAsync(id, sequence, moment, stop) is > 0 and var count)
            {
                written += count;
                signal.Send();
            }
        }
        return written;
    }

    private async Task<List<(Guid Id, int Sequence, DateTimeOffset Moment)>> DueAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var horizon = now.AddDays(MostDays);
        var coming = await db
            .Events.Where(e =>
                (e.State == EventState.Published || e.State == EventState.Postponed)
                && e.ReminderDaysBefore != null
                && e.StartsAt > now
                && e.StartsAt <= horizon
            )
            .Select(e => new
            {
                e.Id,
                e.StartsAt,
                e.TimeZone,
                e.CalendarSequence,
                Days = e.ReminderDaysBefore!.Value,
            })
            .ToListAsync(stop);
        return
        [
            .. coming
                .OrderBy(e => e.StartsAt)
                .Select(e => (e.Id, e.CalendarSequence, Moment: Zone.ShiftDays(e.StartsAt, -e.Days, e.TimeZone)))
                .Where(e => e.Moment <= now),
        ];
    }

    private async Task<int> WriteBatchAsync(Guid eventId, int sequence, DateTimeOffset moment, CancellationToken stop)
    {
        var text = sequence.ToString(CultureInfo.InvariantCulture);
        var ending = ":" + text;
        try
        {
            var result = await transactions.RunAsync<int>(
                async (db, inner) =>
                {
                    var now = clock.GetUtcNow();
                    var batch = await db
                        .Registrations.AsNoTracking()
                        .Where(r => r.EventId == eventId && r.State == RegistrationState.Confirmed && r.Email != "")
                        // Whoever got the ticket after the moment of reminding has just been told.
                        .Where(r => r.ConfirmedAt < moment)
                        .Where(r =>
                            !db.Outbox.Any(m => m.SubjectId == r.Id && m.Kind == RegistrationMails.Reminder && m.OnceKey!.EndsWith(ending))
                        )
                        .OrderBy(r => r.Id)
                        .Take(Batch)
                        .ToListAsync(inner);
                    db.Outbox.AddRange(
                        batch.Select(r =>
                            RegistrationMails.Row(RegistrationMails.Reminder, r, now, $"reminder:{r.Id:N}:{text}", arguments: text)
                        )
                    );
                    if (batch.Count > 0)
                        db.Add(MailingRecord.Of(RegistrationMails.Reminder, batch.Count, null, eventId, now));
                    return batch.Count;
                },
                stop
            );
            return result.Value;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node is at it; what it leaves is seen by the next look.
            return 0;
        }
    }
}
