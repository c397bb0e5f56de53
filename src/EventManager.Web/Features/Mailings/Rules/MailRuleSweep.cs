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
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var (rule, about) in await ActiveAsync(db, stop))
        {
            stop.ThrowIfCancellationRequested();
            var now = clock.GetUtcNow();
            if (await DueAsync(db, rule, about, now, stop) is { } due)
                written += await writer.WriteAsync(rule, about, due, now, stop);
        }
        return written;
    }

    /// <summary>Null where the rule has nothing to do.</summary>
    private static async Task<List<MailOccasion>?> DueAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (rule.Anchor is not MailAnchor.Confirmed)
            return await MailOccasions.FindAsync(db, rule, about, rule.Through, now, now, stop) is { Count: > 0 } due ? due : null;
        return
            now - rule.Through >= MailRuleWriter.Lag
            || await MailOccasions.OpenConfirmed(db, rule, about.TimeZone, rule.Through, now).AnyAsync(stop)
            ? []
            : null;
    }

    private async Task<List<(MailRule Rule, RuledEvent About)>> ActiveAsync(EventDb db, CancellationToken stop)
    {
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
