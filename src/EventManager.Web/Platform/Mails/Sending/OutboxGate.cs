using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>Before claimed mails leave: who may not be written to, whose domain has had enough for now, and when each of the others goes.</summary>
internal sealed class OutboxGate(
    IDbContextFactory<EventDb> databases,
    OutboxClaims claims,
    Suppressions suppressions,
    MailReach audience,
    OrganiserNotices notices,
    MailHalts halts,
    Transactions transactions,
    MailPace pace,
    IOptions<MailOptions> settings,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<OutboxMail>> LetThroughAsync(IReadOnlyList<OutboxMail> rows, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var allowed = await AllowedAsync(db, rows, stop);
        var now = settings.Value.MaxPerMinuteAndDomain == 0 ? allowed : await OfTheMomentAsync(allowed, stop);
        await pace.ReserveAsync(now.Count, stop);
        return now;
    }

    private async Task<List<OutboxMail>> AllowedAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop)
    {
        var kept = await suppressions.OfAsync(db, rows, stop);
        var rules = await RulesOfBatch.ReadAsync(db, rows, stop);
        var halted = await halts.OfAsync(rules, stop);
        var left = await LeftAudience.OfAsync(db, rules, stop);
        var unready = await NewsletterReadiness.OfAsync(db, rows, stop);
        var stopped = BuiltInMails.Stopped(rules);
        var allowed = new List<OutboxMail>(rows.Count);
        var untold = new HashSet<Guid>();
        foreach (var row in rows)
        {
            if (RuledMail.IsTooLate(row, clock.GetUtcNow()))
                await claims.WithholdAsync(row, MailErrors.TooLate);
            else if (halted.TryGetValue(row.Id, out var halt))
                await claims.WithholdAsync(row, halt);
            else if (unready.TryGetValue(row.Id, out var why))
                await claims.WithholdAsync(row, why);
            else if (stopped.Contains(row.Id))
                await claims.WithholdAsync(row, MailErrors.RuleStopped);
            else if (left.Contains(row.Id))
                await claims.WithholdAsync(row, MailErrors.NotMeant);
            else if (!audience.Has(row.ToAddress))
                await claims.WithholdAsync(row, MailErrors.NotInAudience);
            else if (kept.TryGetValue(row.Id, out var entry))
            {
                await claims.WithholdAsync(row, MailErrors.Suppressed + entry.Reason);
                // Else nobody learns that the ticket has not come. The notice itself must not write notices.
                if (row.Purpose is MailPurpose.Service && row.Kind != OrganiserNotices.Kind)
                    untold.Add(row.EventId ?? SendingBreak.House);
            }
            else
                allowed.Add(row);
        }
        foreach (var id in untold)
            await TellAsync(id == SendingBreak.House ? null : id, stop);
        return allowed;
    }

    /// <summary>Of each event once, in a transaction that finds what another node has written in the same moment.</summary>
    private Task<Result<Done>> TellAsync(Guid? eventId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                await notices.TellAsync(db, eventId, OrganiserNotice.Bounces, inner);
                return default(Done);
            },
            stop
        );

    private async Task<List<OutboxMail>> OfTheMomentAsync(List<OutboxMail> rows, CancellationToken stop)
    {
        var step = TimeSpan.FromMinutes(1) / settings.Value.MaxPerMinuteAndDomain;
        var later = new List<(OutboxMail Row, DateTimeOffset Due)>();
        foreach (var ofDomain in rows.GroupBy(row => MailAddressRules.DomainOf(row.ToAddress)))
        {
            var waiting = ofDomain.ToList();
            var places = await pace.ReserveAsync(ofDomain.Key, step, waiting.Count, stop);
            var rest = waiting[places.Count..];
            var then = await pace.PutOffAsync(ofDomain.Key, step, rest.Count, places.Next, stop);
            later.AddRange(rest.Select((row, i) => (row, then.Of(i, step))));
        }
        await claims.PutOffAsync(later);
        var putOff = later.Select(one => one.Row.Id).ToHashSet();
        return [.. rows.Where(row => !putOff.Contains(row.Id))];
    }
}
