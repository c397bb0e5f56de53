using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Compares what a rule is about to write with what somebody looked at when it was approved.</summary>
internal sealed class MailPromise(IDbContextFactory<EventDb> databases, IOptions<MailOptions> settings)
{
    /// <summary>Whether so many need a second person.</summary>
    public bool NeedsRelease(int people) => settings.Value.ReleaseAbove > 0 && people > settings.Value.ReleaseAbove;

    public async Task<MailHalt> JudgeAsync(
        MailRule rule,
        RuledEvent about,
        IReadOnlyList<MailOccasion> due,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (rule.HasOtherWords)
            return MailHalt.OtherWords;
        var mayNeed = settings.Value.ReleaseAbove > 0 && rule.ReleasedBy is null;
        if (rule.Promised is null && !mayNeed)
            return MailHalt.None;
        await using var db = await databases.CreateDbContextAsync(stop);
        var (all, past) = await CountAsync(db, rule, about, due, now, stop);
        return past > rule.Promised ? MailHalt.MorePeople
            : mayNeed && NeedsRelease(all) ? MailHalt.Release
            : MailHalt.None;
    }

    /// <summary>Who would get it now, and those of them whose moment had been when it was approved: these were promised.</summary>
    private static async Task<(int All, int Past)> CountAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        IReadOnlyList<MailOccasion> due,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        bool IsPast(DateTimeOffset anchor) => rule.Timing.Of(anchor, about.TimeZone) <= rule.AskedAt;
        if (rule.Anchor is MailAnchor.Confirmed)
        {
            var open = MailOccasions.OpenConfirmed(db, rule, about.TimeZone, rule.Through, now).Select(r => r.ConfirmedAt!.Value);
            var meant = (await open.ToListAsync(stop)).Where(at => rule.Judge(at, now, about.TimeZone) is MailVerdict.Due).ToList();
            return (meant.Count, meant.Count(IsPast));
        }
        var (all, past) = (0, 0);
        foreach (var occasion in due.Where(one => one.Verdict is MailVerdict.Due))
        {
            var count = await MailOccasions.OpenAt(db, rule, occasion).CountAsync(stop);
            all += count;
            past += IsPast(occasion.Anchor) ? count : 0;
        }
        return (all, past);
    }
}
