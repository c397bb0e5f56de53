using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>
/// Each day, from the morning on, one mail to each who is in charge of something that is due: the outbox's unique key of person and day makes a
/// second one impossible, whichever nodes look and however often.
/// </summary>
internal sealed class ChecklistSweep(IDbContextFactory<EventDb> databases, OutboxSignal signal, TimeProvider clock) : ISweep
{
    /// <summary>On the clock of the house, so that it lies there when the office opens; nothing ran in the morning: still until the evening.</summary>
    private static readonly QuietHours Rest = new(new TimeOnly(19, 0), new TimeOnly(7, 0));

    public string Name => "checklist";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <summary>A look is one statement where nobody is in charge of anything; Hangfire would ask sixty.</summary>
    public bool ByEachNode => true;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (Rest.AreAt(now, Zone.Default))
            return 0;
        var today = ChecklistPeople.Today(now);
        var people = await DueAsync(today, now, stop);
        var failures = new Failures();
        var written = 0;
        foreach (var person in people)
            written += await failures.KeepAsync(() => WriteAsync(person, today, now, stop), stop);
        if (written > 0)
            signal.Send();
        failures.Throw();
        return written;
    }

    private async Task<List<Guid>> DueAsync(DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var due = await ChecklistQuery.WaitingAsync(db, ChecklistPeople.Points(db, now), now, stop);
        var people = due.Select(one => one.Point.PersonId!.Value).Distinct().ToList();
        var keys = people.ConvertAll(person => ChecklistDueMail.OnceKey(person, today));
        var written = await db
            .Outbox.Where(mail => mail.OnceKey != null && keys.Contains(mail.OnceKey))
            .Select(mail => mail.OnceKey)
            .ToListAsync(stop);
        return [.. people.Where(person => !written.Contains(ChecklistDueMail.OnceKey(person, today)))];
    }

    private async Task<int> WriteAsync(Guid person, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var to = await db
            .Users.Where(a => a.Id == person && a.Email != null)
            .Select(a => new
            {
                a.Email,
                a.DisplayName,
                a.Language,
            })
            .SingleOrDefaultAsync(stop);
        if (to is null)
            return 0;
        db.Outbox.Add(ChecklistDueMail.Row(person, to.Email!, to.DisplayName, to.Language, today, now));
        try
        {
            return await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node wrote it in the same moment.
            return 0;
        }
    }
}
