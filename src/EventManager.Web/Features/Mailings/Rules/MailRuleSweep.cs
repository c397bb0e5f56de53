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
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Failures.ApartAsync(
            await ActiveAsync(db, stop),
            async one =>
            {
                var now = clock.GetUtcNow();
                return await DueAsync(db, one.Rule, one.About, now, stop) is { } due
                    ? await writer.WriteAsync(one.Rule, one.About, due, now, stop)
                    : 0;
            },
            stop
        );
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
                && rule.Halt == MailHalt.None
                && (e.State == EventState.Published || e.State == EventState.Postponed || e.State == EventState.Finished)
                && e.EndsAt > since
            orderby e.StartsAt, rule.Id
            select new { Rule = rule, About = new RuledEvent(e.Id, e.State, e.StartsAt, e.EndsAt, e.RegistrationClosesAt, e.TimeZone) }
        ).ToListAsync(stop);
        return [.. rows.Select(row => (row.Rule, row.About))];
    }
}
