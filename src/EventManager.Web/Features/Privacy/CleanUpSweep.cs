using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Privacy;

/// <summary>
/// Blanks personal data whose time is over: of visitors after the event, of mails after sending. The rows stay, so that numbers of past
/// years stay true. A test finds a property that is declared as personal and not blanked here.
/// </summary>
internal sealed class CleanUpSweep(
    IDbContextFactory<EventDb> databases,
    IOptions<PrivacyOptions> settings,
    IOptions<AccountSessionOptions> signIns,
    AuditTrail audit,
    TimeProvider clock
) : ISweep
{
    /// <summary>Rows in one statement: short enough that nobody waits for its locks.</summary>
    private const int Batch = 500;

    public string Name => "clean-up";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ended = now.AddDays(-settings.Value.KeepDaysAfterEvent);
        var sent = now.AddDays(-settings.Value.KeepMailDays);
        var answered = now.AddHours(-24);
        var done =
            await RunAnswersAsync(now, ended, stop)
            + await InBatchesAsync(db => AnswersAfterEvent.CompaniesAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => PartiesAfterEvent.MembersAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => PartiesAfterEvent.ClassesAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.RegistrationsAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.TicketsAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.InvitationsAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.LeadsAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.ExhibitorsAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => MailsAsync(db, sent, stop), stop)
            + await InBatchesAsync(db => AnswersAsync(db, answered, stop), stop)
            + await InBatchesAsync(db => SessionsAsync(db, now, now - signIns.Value.SignedInIdle, stop), stop);
        done += await InBatchesAsync(db => MailedAddressesAsync(db, now - MailedAddress.Window, stop), stop);
        if (done > 0)
            await audit.WriteAsync("privacy.erased", null, detail: string.Create(CultureInfo.InvariantCulture, $"{done} rows"));
        await using var log = await databases.CreateDbContextAsync(stop);
        await SqliteFile.EmptyLogAsync(log, stop);
        return done;
    }

    private async Task<int> RunAnswersAsync(DateTimeOffset now, DateTimeOffset ended, CancellationToken stop)
    {
        await using var reading = await databases.CreateDbContextAsync(stop);
        var done = 0;
        foreach (var days in await AnswersAfterEvent.OwnDaysAsync(reading, stop))
            done += await InBatchesAsync(db => AnswersAfterEvent.AnswersAsync(db, days, now.AddDays(-days), Batch, stop), stop);
        var needs = now.AddDays(-Invitation.KeepNeedsDays);
        return done
            + await InBatchesAsync(db => AnswersAfterEvent.AnswersAsync(db, ended, Batch, stop), stop)
            + await InBatchesAsync(db => AnswersAfterEvent.NeedsAsync(db, ended > needs ? ended : needs, Batch, stop), stop)
            + await InBatchesAsync(db => AnswersAfterEvent.FilesAsync(db, ended, Batch, stop), stop);
    }

    /// <summary>Each batch commits by itself; whatever a stop leaves is done by the next run.</summary>
    private async Task<int> InBatchesAsync(Func<EventDb, Task<int>> batch, CancellationToken stop)
    {
        var done = 0;
        while (!stop.IsCancellationRequested)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var count = await batch(db);
            done += count;
            if (count < Batch)
                break;
        }
        return done;
    }

    /// <summary>A mail that was never sent counts from when it was asked for: its reason is as old.</summary>
    private static async Task<int> MailsAsync(EventDb db, DateTimeOffset before, CancellationToken stop)
    {
        var ids = await db
            .Outbox.Where(m =>
                (m.SentAt ?? m.CreatedAt) < before && m.DueAt < before && (m.ToAddress != "" || m.ToName != "" || m.Arguments != "")
            )
            .OrderBy(m => m.CreatedAt)
            .Select(m => m.Id)
            .Take(Batch)
            .ToListAsync(stop);
        return ids.Count == 0
            ? 0
            : await db
                .Outbox.Where(m => ids.Contains(m.Id))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.ToAddress, "").SetProperty(m => m.ToName, "").SetProperty(m => m.Arguments, ""),
                    stop
                );
    }

    /// <summary>The count of a day that is over; who wants no mails is remembered.</summary>
    private static Task<int> MailedAddressesAsync(EventDb db, DateTimeOffset before, CancellationToken stop) =>
        db.MailedAddresses.Where(a => a.Since < before && a.StoppedAt == null).OrderBy(a => a.Since).Take(Batch).ExecuteDeleteAsync(stop);

    private static Task<int> AnswersAsync(EventDb db, DateTimeOffset before, CancellationToken stop) =>
        db.Set<IdempotentAnswer>().Where(a => a.CreatedAt < before).OrderBy(a => a.CreatedAt).Take(Batch).ExecuteDeleteAsync(stop);

    /// <summary>Those that hold no more, for whatever reason.</summary>
    private static Task<int> SessionsAsync(EventDb db, DateTimeOffset now, DateTimeOffset idle, CancellationToken stop) =>
        db
            .AccountSessions.Where(s => s.EndedAt != null || s.EndsAt <= now || s.LastSeenAt <= idle)
            .OrderBy(s => s.LastSeenAt)
            .Take(Batch)
            .ExecuteDeleteAsync(stop);
}
