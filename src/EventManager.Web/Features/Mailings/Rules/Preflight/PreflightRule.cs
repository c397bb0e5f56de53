using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail.Mime;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>Looks at a rule that is being typed: what it would do, to whom, and what is wrong with it.</summary>
internal sealed class PreflightRule(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    ReachedAddresses reached,
    PreviewRule previews,
    FileMaking making,
    IOptions<SiteOptions> site,
    IOptions<MailOptions> settings,
    TimeProvider clock
)
{
    /// <remarks>Not in a transaction, as <see cref="SaveMailRuleHandler.CountAsync"/>.</remarks>
    public async Task<Result<RulePreflight>> HandleAsync(SaveMailRule command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notAllowed)
            return notAllowed;
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var read = await DraftedRule.ReadAsync(db, command, now, stop);
        if (read.IsRefused)
            return read.Refusal;
        var (rule, about) = (read.Value.Rule, read.Value.About);
        var people = MailOccasions.Audience(db, rule);
        var numbers = await MailRuleNumbers.OfAsync(db, rule, about, now, stop);
        var purpose = MailPurposes.Of(rule.Kind);
        var reach = await reached.CountAsync(db, people.Select(one => one.NormalizedEmail), purpose, about.Id, stop);
        return new RulePreflight(numbers, reach)
        {
            LeftOut = [.. await ByStepAsync(db, rule, stop), .. await UnreachedAsync(people, reach, stop)],
            NamesTwice = await people
                .Where(one => one.Name.Trim() != "")
                .GroupBy(one => one.Name)
                .CountAsync(same => same.Min(one => one.NormalizedEmail) != same.Max(one => one.NormalizedEmail), stop),
            Week = await MailsOfWeek.CountAsync(db, read.Value, await NextAsync(db, read.Value, numbers, now, stop), now, stop),
            Missing = await MissingValue.OfAsync(db, rule, numbers.Recipients, stop),
            Links = Links(rule),
            MadeGaps = await making.GapsAsync(db, rule, stop),
            NeedsRelease = settings.Value.ReleaseAbove > 0 && numbers.Recipients > settings.Value.ReleaseAbove,
            Kilobytes = await SizeAsync(read.Value, stop),
        };
    }

    /// <summary>When it goes next; now where somebody would get it at once, or each has a moment of their own.</summary>
    private static async Task<DateTimeOffset> NextAsync(
        EventDb db,
        DraftedRule drafted,
        MailRuleNumbers numbers,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (numbers.Past > 0)
            return now;
        var ahead = await MailOccasions.FindAsync(db, drafted.Rule, drafted.About, now, now + ListMailRules.Ahead, now, stop);
        return ahead is [var next, ..] ? next.DueAt : now;
    }

    private static async Task<List<LeftOutPeople>> ByStepAsync(EventDb db, MailRule rule, CancellationToken stop)
    {
        var found = new List<LeftOutPeople>();
        foreach (var (why, people) in AudienceStep.Of(db, rule))
        {
            var count = await people.CountAsync(stop);
            if (count > 0)
                found.Add(LeftOutPeople.Of(why, count, await NamesAsync(people, stop)));
        }
        return found;
    }

    private static async Task<List<LeftOutPeople>> UnreachedAsync(
        IQueryable<RuledPerson> people,
        ReachedNumbers reach,
        CancellationToken stop
    )
    {
        var addresses = reach.Unreached.Select(one => one.Address).ToList();
        var named = (
            await people
                .Where(one => addresses.Contains(one.NormalizedEmail))
                .Select(one => new { one.Name, one.NormalizedEmail })
                .ToListAsync(stop)
        ).ToLookup(one => one.NormalizedEmail, one => one.Name.Trim());
        var found = reach.Suppressed.Select(one => new LeftOutPeople("Suppressed." + one.Key, one.Value, NamesOf(one.Key))).ToList();
        if (reach.Outside > 0)
            found.Add(LeftOutPeople.Of(LeftOutReason.Outside, reach.Outside, NamesOf(null)));
        return found;

        List<string> NamesOf(SuppressionReason? why) =>
            [.. reach.Unreached.Where(one => one.Why == why).Select(one => one.Address).Distinct().SelectMany(one => named[one])];
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(IQueryable<RuledPerson> people, CancellationToken stop) =>
        [
            .. (
                await people
                    .OrderBy(one => one.Name)
                    .ThenBy(one => one.Id)
                    .Take(ReachedAddresses.Named)
                    .Select(one => one.Name)
                    .ToListAsync(stop)
            ).Select(name => name.Trim()),
        ];

    private List<string> Links(MailRule rule) =>
        rule.Mail != MailRule.Message
            ? []
            :
            [
                .. TextLanguages
                    .All.SelectMany(language => WordingLinks.Of(rule.Body.Translated(language)))
                    .Select(link => link.StartsWith('/') ? site.Value.Address(link).AbsoluteUri : link)
                    .Distinct(),
            ];

    private async Task<int> SizeAsync(DraftedRule drafted, CancellationToken stop) =>
        await previews.RenderAsync(drafted, null, null, stop) is { Message: { } message }
            ? (MimeWriter.Write(message).Length + 1023) / 1024
            : 0;
}
