using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>
/// The one engine of mails that go out by themselves: finds the moments of all rules since the last look, and has them written. A rule whose
/// moment is not there costs no question of its own.
/// </summary>
internal sealed class MailRuleSweep(IDbContextFactory<EventDb> databases, MailRuleWriter writer, TimeProvider clock) : ISweep
{
    /// <summary>An event is looked at for so long after its end: a rule can wait a year.</summary>
    private const int DaysAfterEnd = MailTiming.MostDays + 2;

    public string Name => "mail-rules";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var written = 0;
        foreach (var (rule, about) in await ActiveAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
            written += await RunAsync(rule, about, stop);
        }
        return written;
    }

    private async Task<int> RunAsync(MailRule rule, RuledEvent about, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        List<MailOccasion> due = [];
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            if (rule.Anchor is MailAnchor.Confirmed)
            {
                var isThere = await MailOccasions.OpenConfirmed(db, rule, about.TimeZone, rule.Through, now).AnyAsync(stop);
                if (!isThere && now - rule.Through < MailRuleWriter.Lag)
                    return 0;
            }
            else
            {
                due = await MailOccasions.FindAsync(db, rule, about, rule.Through, now, now, stop);
                if (due.Count == 0)
                    return 0;
            }
        }
        return await writer.WriteAsync(rule, about, due, now, stop);
    }

    private async Task<List<(MailRule Rule, RuledEvent About)>> ActiveAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var since = clock.GetUtcNow().AddDays(-DaysAfterEnd);
        var rows = await (
            from rule in db.MailRules.AsNoTracking()
            join e in db.Events on rule.EventId equals e.Id
            where
                rule.IsOn
                && (e.State == EventState.Published || e.State == EventState.Postponed || e.State == EventState.Finished)
                && e.EndsAt > since
            orderby e.StartsAt, rule.Id
            select new { Rule = rule, About = new RuledEvent(e.Id, e.State, e.StartsAt, e.EndsAt, e.RegistrationClosesAt, e.TimeZone) }
        ).ToListAsync(stop);
        return [.. rows.Select(row => (row.Rule, row.About))];
    }
}
