using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Compares what a rule is about to write with what somebody looked at when it was approved.</summary>
internal sealed class MailPromise(IDbContextFactory<EventDb> databases, IOptions<MailOptions> settings, TimeProvider clock)
{
    /// <summary>
    /// Somebody has seen the rule as it is. Where it goes to so many that a second person must let it go, what it has written waits for that
    /// too: its words are read when a mail leaves.
    /// </summary>
    public async Task ApproveAsync(EventDb db, MailRule rule, Guid? userId, int? promised, CancellationToken stop)
    {
        rule.Approve(userId, promised);
        var now = clock.GetUtcNow();
        if (!rule.IsBuiltIn)
            await MailRuleOutcome.NoteAsync(db, rule, userId, now, stop);
        // Of a built-in rule what happens decides to whom it goes.
        if (rule.IsBuiltIn || !MayNeedRelease || !NeedsRelease(await PeopleAsync(db, rule, stop)))
        {
            await RuledMails.LetGoAsync(db, rule.Id, now, stop);
            return;
        }
        rule.AwaitRelease();
        // First, so that a batch that is being written is over.
        await db.SaveChangesAsync(stop);
        await RuledMails.HoldAsync(db, rule.Id, MailErrors.RuleWaits, now, stop);
    }

    private bool MayNeedRelease => settings.Value.ReleaseAbove > 0;

    /// <param name="people">Counted only where any number may need it.</param>
    private bool NeedsRelease(int people) => people > settings.Value.ReleaseAbove;

    /// <summary>Who would get it, and whoever it has written to: else a rule made narrower would send its new words to all of them.</summary>
    private static Task<int> PeopleAsync(EventDb db, MailRule rule, CancellationToken stop) =>
        MailOccasions.Audience(db, rule).Select(r => r.Id).Union(RuledMails.Readers(db, rule.Id)).CountAsync(stop);

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
        var mayNeed = MayNeedRelease && rule.ReleasedBy is null;
        if (rule.Promised is null && !mayNeed)
            return MailHalt.None;
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = await MailOccasions.DueAsync(db, rule, about, due, now, stop);
        // Whose moment had been when it was approved: these were promised.
        var past = open.Where(one => rule.Timing.Of(one.Anchor, about.TimeZone) <= rule.AskedAt).Sum(one => one.People);
        return past > rule.Promised ? MailHalt.MorePeople
            : mayNeed && NeedsRelease(open.Sum(one => one.People)) ? MailHalt.Release
            : MailHalt.None;
    }
}
