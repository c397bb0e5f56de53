using System.Globalization;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Privacy;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Privacy.Register;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Privacy;

/// <summary>
/// Blanks personal data whose time is over: of visitors after the event, of mails after sending. The rows stay, so that numbers of past
/// years stay true. A test finds a property that is declared as personal and not blanked here. What it did is written down, in numbers.
/// </summary>
internal sealed class CleanUpSweep(
    IDbContextFactory<EventDb> databases,
    HeldData held,
    RetentionRules rules,
    IOptions<AccountSessionOptions> signIns,
    TimeProvider clock
) : ISweep
{
    /// <summary>Rows in one statement: short enough that nobody waits for its locks.</summary>
    private const int Batch = 500;

    /// <summary>What somebody writes into an event that is long over is found then.</summary>
    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(1);

    /// <summary>When this node looked at all events that ever were; in between, those are looked at that have come to their end since.</summary>
    private DateTimeOffset wholeAt = DateTimeOffset.MinValue;

    /// <summary>Of the run that is under way: data of one kind that cannot be erased keeps none of another.</summary>
    private Failures failures = new();

    public string Name => "clean-up";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        failures = new();
        var now = clock.GetUtcNow();
        var isWhole = now - wholeAt >= WholeEvery;
        TimeSpan? reach = isWhole ? null : now - wholeAt;
        var due = await DueAsync(now, reach, stop);
        var done = 0;
        var records = new List<ErasureRecord>();
        if (due.Count > 0)
        {
            var before = await held.CountAsync(due, stop);
            // Of the events of many years few hold anything still: the others are counted once, and not looked through again.
            var holding = before.Select(one => one.EventId).ToHashSet();
            holding.UnionWith(await WithWritersAsync(due, stop));
            foreach (var (days, kinds) in rules.Groups())
                done += await failures.KeepAsync(
                    () => OfEventsAsync(now, days, new(kinds, now.AddDays(-days), reach), holding, stop),
                    stop
                );
            done += await InBatchesAsync(db => AnswersAfterEvent.LeftFilesAsync(db, Batch, stop), stop);
            if (done > 0)
                records.AddRange(HeldData.Gone(before, await held.CountAsync(holding, stop), now));
        }
        records.AddRange(await WithoutEventAsync(now, stop));
        await using var db = await databases.CreateDbContextAsync(stop);
        db.AddRange(records);
        done += records.Where(record => record.EventId is null).Sum(record => record.Rows);
        if (done > 0)
            db.WriteDown("privacy.erased", null, now, string.Create(CultureInfo.InvariantCulture, $"{done} rows"));
        await db.SaveChangesAsync(stop);
        await SqliteFile.CountKeysAsync(databases, stop);
        await SqliteFile.EmptyLogAsync(db, stop);
        failures.Throw();
        // Only now: what a stop left is looked for again.
        if (isWhole && !stop.IsCancellationRequested)
            wholeAt = now;
        return done;
    }

    /// <summary>Events of which something may be over: few, so that an hour in which none is costs three short queries.</summary>
    private async Task<List<Guid>> DueAsync(DateTimeOffset now, TimeSpan? reach, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = await AnswersAfterEvent.OwnDaysAsync(db, stop);
        var due = new HashSet<Guid>();
        foreach (var (days, kinds) in rules.Groups())
        foreach (var kept in own.Concat([days, Math.Min(days, Invitation.KeepNeedsDays), rules.MinutesDays]).Distinct())
            due.UnionWith(await new OverEvents(kinds, now.AddDays(-kept), reach).Of(db).Select(e => e.Id).ToListAsync(stop));
        return [.. due];
    }

    private async Task<List<Guid>> WithWritersAsync(List<Guid> due, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await AfterEvent.OfWriters(db, due).ToListAsync(stop);
    }

    /// <summary>What goes with its event.</summary>
    private async Task<int> OfEventsAsync(DateTimeOffset now, int days, OverEvents ended, HashSet<Guid> holding, CancellationToken stop)
    {
        await using var reading = await databases.CreateDbContextAsync(stop);
        async Task<List<Guid>> ThoseAsync(int kept) =>
            [
                .. (await (ended with { Before = now.AddDays(-kept) }).Of(reading).Select(e => e.Id).ToListAsync(stop)).Where(
                    holding.Contains
                ),
            ];

        var done = 0;
        foreach (var own in await AnswersAfterEvent.OwnDaysAsync(reading, stop))
        {
            if (await ThoseAsync(own) is { Count: > 0 } sooner)
                done += await InBatchesAsync(db => AnswersAfterEvent.AnswersAsync(db, own, sooner, Batch, stop), stop);
        }
        if (await ThoseAsync(Math.Min(days, Invitation.KeepNeedsDays)) is { Count: > 0 } needs)
            done += await InBatchesAsync(db => AnswersAfterEvent.NeedsAsync(db, needs, Batch, stop), stop);
        if (await ThoseAsync(rules.MinutesDays) is { Count: > 0 } written)
            done += await InBatchesAsync(db => AfterEvent.MinutesAsync(db, written, Batch, stop), stop);
        if (await ThoseAsync(days) is not { Count: > 0 } over)
            return done;
        return done
            + await InBatchesAsync(db => AnswersAfterEvent.AnswersAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AnswersAfterEvent.FilesAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AnswersAfterEvent.CompaniesAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => PartiesAfterEvent.MembersAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => PartiesAfterEvent.ClassesAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.RegistrationsAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.TicketsAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.InvitationsAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.LeadsAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.RulesAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.WritersAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.SelectionsAsync(db, over, Batch, stop), stop)
            + await InBatchesAsync(db => AfterEvent.ExhibitorsAsync(db, over, Batch, stop), stop);
    }

    /// <summary>What has a time of its own.</summary>
    private async Task<IEnumerable<ErasureRecord>> WithoutEventAsync(DateTimeOffset now, CancellationToken stop)
    {
        var idle = now - signIns.Value.SignedInIdle;
        (string Kind, string Purpose, int Rows)[] done =
        [
            (nameof(OutboxMail), "mail", await InBatchesAsync(db => MailsAsync(db, now.AddDays(-rules.MailDays), stop), stop)),
            (nameof(IdempotentAnswer), "API answer", await InBatchesAsync(db => AnswersAsync(db, now.AddHours(-24), stop), stop)),
            (nameof(AccountSession), "account", await InBatchesAsync(db => SessionsAsync(db, now, idle, stop), stop)),
            (
                nameof(NewsSubscription),
                "news",
                await InBatchesAsync(db => UnconfirmedAsync(db, now - NewsSubscription.ConfirmWithin, stop), stop)
            ),
            (nameof(MailedAddress), "mail", await InBatchesAsync(db => MailedAddressesAsync(db, now - MailedAddress.Window, stop), stop)),
        ];
        await InBatchesAsync(db => MomentsAsync(db, now.AddDays(-1), stop), stop);
        await InBatchesAsync(db => UnusedSelections.EraseAsync(db, now - MailSelection.KeptUnused, Batch, stop), stop);
        await InBatchesAsync(db => UnknownRepliesAsync(db, now.AddDays(-rules.MailDays), stop), stop);
        return done.Where(one => one.Rows > 0).Select(one => new ErasureRecord(now, null, one.Kind, one.Purpose, one.Rows));
    }

    /// <summary>Each batch commits by itself; whatever a stop leaves is done by the next run.</summary>
    private async Task<int> InBatchesAsync(Func<EventDb, Task<int>> batch, CancellationToken stop)
    {
        var done = 0;
        while (!stop.IsCancellationRequested)
        {
            var count = await failures.KeepAsync(
                async () =>
                {
                    await using var db = await databases.CreateDbContextAsync(stop);
                    return await batch(db);
                },
                stop
            );
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
                    set =>
                        set.SetProperty(m => m.ToAddress, "")
                            .SetProperty(m => m.ToName, "")
                            .SetProperty(m => m.Arguments, "")
                            .SetProperty(m => m.SentText, ""),
                    stop
                );
    }

    /// <summary>The count of a day that is over; who wants no mails is remembered.</summary>
    private static Task<int> MailedAddressesAsync(EventDb db, DateTimeOffset before, CancellationToken stop) =>
        db.MailedAddresses.Where(a => a.Since < before && a.StoppedAt == null).OrderBy(a => a.Since).Take(Batch).ExecuteDeleteAsync(stop);

    /// <summary>News that somebody asked for, and that the address never confirmed.</summary>
    private static Task<int> UnconfirmedAsync(EventDb db, DateTimeOffset before, CancellationToken stop) =>
        Batches.EraseAsync(db, db.NewsSubscriptions.Where(s => s.ConfirmedAt == null && s.AskedAt <= before), Batch, stop);

    /// <summary>When the next mail to a domain may leave; a domain can be one person's own.</summary>
    private static Task<int> MomentsAsync(EventDb db, DateTimeOffset before, CancellationToken stop) =>
        db.SharedMoments.Where(m => m.At < before).OrderBy(m => m.At).Take(Batch).ExecuteDeleteAsync(stop);

    /// <summary>The others go with their invitation.</summary>
    private static Task<int> UnknownRepliesAsync(EventDb db, DateTimeOffset before, CancellationToken stop) =>
        db.CalendarReplies.Where(r => r.InvitationId == null && r.At < before).OrderBy(r => r.At).Take(Batch).ExecuteDeleteAsync(stop);

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
