using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>
/// Writes what a rule has to send: ledger and outbox in one transaction, a batch at a time. It holds the rule by a lease that each batch
/// renews; a rule that was stopped, or whose event has moved, ends with the batch in hand. The ledger's unique index is what makes a second
/// mail impossible, whoever loses the lease.
/// </summary>
internal sealed class MailRuleWriter(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    OutboxSignal signal,
    MailPromise promise,
    MailHalts halts,
    TimeProvider clock
)
{
    /// <summary>People in one transaction: what lives while it is written is what a hundred thousand cost in memory.</summary>
    private const int Batch = 100;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Looked at once more: who confirmed in the moment of the last look was not to be seen yet.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>How far a rule that finds nothing may lag behind, so that an idle look is no write.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromHours(1);

    public async Task<int> WriteAsync(MailRule rule, RuledEvent about, List<MailOccasion> due, DateTimeOffset now, CancellationToken stop)
    {
        if (await ClaimAsync(rule, stop) is not { } lease)
            return 0;
        var run = new Run(rule, about, now) { Lease = lease };
        try
        {
            if (await promise.JudgeAsync(rule, about, due, now, stop) is var why and not MailHalt.None)
            {
                await halts.StopAsync(rule, why, stop);
                return 0;
            }
            if (rule.Anchor is MailAnchor.Confirmed)
                await AllAsync(run, null, stop);
            foreach (var occasion in due)
                await AllAsync(run, occasion, stop);
            run.IsDone = !run.IsStopped;
        }
        finally
        {
            await LetGoAsync(run);
        }
        return run.Written;
    }

    private async Task AllAsync(Run run, MailOccasion? occasion, CancellationToken stop)
    {
        foreach (var some in (await OpenAsync(run, occasion, stop)).Chunk(Batch))
        {
            if (run.IsStopped)
                return;
            await BatchAsync(run, occasion, some, stop);
            signal.Send();
        }
    }

    /// <summary>Found once: looked for before each batch, the next few among a hundred thousand would cost as much as all of them.</summary>
    private async Task<List<Guid>> OpenAsync(Run run, MailOccasion? occasion, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await OpenAt(db, run, occasion).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(stop);
    }

    private async Task BatchAsync(Run run, MailOccasion? occasion, IReadOnlyList<Guid> some, CancellationToken stop)
    {
        var next = Instant.Cut(clock.GetUtcNow() + Lease);
        var result = await transactions.RunAsync<int?>(
            async (db, ends) =>
            {
                if (!await IsStillMineAsync(db, run, next, ends))
                    return (int?)null;
                var people = await OpenAt(db, run, occasion)
                    .Where(r => some.Contains(r.Id))
                    .Select(r => new Recipient(r.Id, r.Email, r.Name, r.Language, r.ConfirmedAt))
                    .ToListAsync(ends);
                var lines = people.Select(person => LineOf(run, occasion, person)).OfType<Line>().ToList();
                // What was missed stands in the ledger, and is no mail.
                var mails = lines.Select(line => line.Mail).OfType<OutboxMail>().ToList();
                var (statements, batch) = (OutboxStatements.Of(db.Model), new StatementBatch(db));
                mails.ForEach(mail => statements.Add(batch, mail));
                lines.ForEach(line => statements.Add(batch, line.Entry));
                await batch.ExecuteAsync(ends);
                if (mails.Count > 0)
                    db.Add(MailingRecord.Of(run.Rule.Kind, mails.Count, null, run.About.Id, clock.GetUtcNow(), run.Rule.Id));
                return lines.Count;
            },
            stop
        );
        run.IsStopped = result.IsRefused || result.Value is null;
        if (run.IsStopped)
            return;
        run.Lease = next;
        run.Written += result.Value!.Value;
    }

    /// <summary>Renews the lease; false where somebody stopped or changed it, another node has it, or the event is at another date.</summary>
    private static async Task<bool> IsStillMineAsync(EventDb db, Run run, DateTimeOffset next, CancellationToken stop)
    {
        var (id, lease, version) = (run.Rule.Id, run.Lease, run.Rule.Version);
        var (eventId, state, start) = (run.About.Id, run.About.State, run.About.StartsAt);
        var mine = await db
            .MailRules.Where(r => r.Id == id && r.IsOn && r.ClaimedUntil == lease && r.Version == version)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClaimedUntil, next), stop);
        return mine == 1 && await db.Events.AnyAsync(e => e.Id == eventId && e.State == state && e.StartsAt == start, stop);
    }

    private static IQueryable<RuledPerson> OpenAt(EventDb db, Run run, MailOccasion? occasion) =>
        occasion is null
            ? MailOccasions.OpenConfirmed(db, run.Rule, run.About.TimeZone, run.Rule.Through, run.Now)
            : MailOccasions.OpenAt(db, run.Rule, occasion);

    /// <summary>Null where its moment is not there.</summary>
    private Line? LineOf(Run run, MailOccasion? occasion, Recipient person)
    {
        var (rule, zone) = (run.Rule, run.About.TimeZone);
        var anchor = occasion?.Anchor ?? person.ConfirmedAt!.Value;
        var verdict = occasion?.Verdict ?? rule.Judge(anchor, run.Now, zone);
        if (verdict is not (MailVerdict.Due or MailVerdict.Missed) || rule.DueAt(anchor, zone) is not { } due)
            return null;
        var now = clock.GetUtcNow();
        var mail =
            verdict is MailVerdict.Due
                ? new OutboxMail(rule.Kind, person.Email, person.Name.Trim(), person.Language, now)
                {
                    EventId = rule.EventId,
                    SubjectId = person.Id,
                    Arguments = RuledOf(rule, occasion, anchor, zone).Write(),
                }
                : null;
        return new(new(rule, person.Id, occasion?.AboutId ?? person.Id, anchor, due, now, mail?.Id), mail);
    }

    private static RuledMail RuledOf(MailRule rule, MailOccasion? occasion, DateTimeOffset anchor, string zone) =>
        RuledMail.Of(rule, anchor, rule.Timing.Of(anchor, zone) < anchor) with
        {
            AboutId = rule.Anchor is MailAnchor.SlotStart or MailAnchor.SessionStart ? occasion?.AboutId : null,
        };

    private async Task<DateTimeOffset?> ClaimAsync(MailRule rule, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var until = Instant.Cut(now + Lease);
        var (id, version) = (rule.Id, rule.Version);
        var claimed = await db
            .MailRules.Where(r => r.Id == id && r.Version == version && r.IsOn && (r.ClaimedUntil == null || r.ClaimedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClaimedUntil, until), stop);
        return claimed == 1 ? until : null;
    }

    /// <summary>What was looked at to its end needs no second look; what was stopped begins there again.</summary>
    private async Task LetGoAsync(Run run)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var (id, lease, through) = (run.Rule.Id, run.Lease, run.Now - Overlap);
        var (isDone, since, version) = (run.IsDone, run.Rule.Since, run.Rule.Version);
        if (through < since)
            through = since;
        await db
            .MailRules.Where(r => r.Id == id && r.ClaimedUntil == lease)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.ClaimedUntil, (DateTimeOffset?)null)
                        // What was promised at once is written.
                        .SetProperty(r => r.Promised, r => isDone && r.Version == version ? null : r.Promised)
                        // Where somebody has armed it anew in the meantime, that counts.
                        .SetProperty(r => r.Through, r => isDone && r.Version == version ? through : r.Through),
                CancellationToken.None
            );
    }

    private sealed record Line(MailLedgerEntry Entry, OutboxMail? Mail);

    private sealed record Recipient(Guid Id, string Email, string Name, string Language, DateTimeOffset? ConfirmedAt);

    private sealed class Run(MailRule rule, RuledEvent about, DateTimeOffset now)
    {
        public MailRule Rule { get; } = rule;

        public RuledEvent About { get; } = about;

        public DateTimeOffset Now { get; } = now;

        public DateTimeOffset Lease { get; set; }

        public int Written { get; set; }

        public bool IsStopped { get; set; }

        public bool IsDone { get; set; }
    }
}
