using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <param name="Count">In all.</param>
/// <param name="People">The page of them that was asked for, by name.</param>
internal sealed record MailRulePeoplePage(int Count, IReadOnlyList<(string Name, string Email)> People);

/// <summary>Who is meant by a rule that is still being typed, as things are at this moment.</summary>
internal sealed class MailRulePeople(IDbContextFactory<EventDb> databases, Transactions transactions)
{
    public const int PageSize = 20;

    /// <remarks>Not in a transaction, as <see cref="SaveMailRuleHandler.CountAsync"/>.</remarks>
    public async Task<Result<MailRulePeoplePage>> FindAsync(
        Guid eventId,
        AudienceChoice audience,
        MailAnchor anchor,
        int page,
        CancellationToken stop
    )
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notAllowed)
            return notAllowed;
        if (!MailAudiences.Has(audience.Of, anchor))
            return MailingRefusals.RuleAnchor;
        if (AudienceCheck.Read(audience) is var choice && choice.IsRefused)
            return choice.Refusal;
        await using var db = await databases.CreateDbContextAsync(stop);
        var rule = new MailRule(eventId, MailRule.Reminder, new(anchor, true, 0, MailUnit.Minutes, null)) { Choice = choice.Value };
        var people = MailOccasions.Audience(db, rule);
        var rows = await people
            .OrderBy(one => one.Name)
            .ThenBy(one => one.NormalizedEmail)
            .Skip(Math.Max(0, page) * PageSize)
            .Take(PageSize)
            .Select(one => new { one.Name, one.Email })
            .ToListAsync(stop);
        return new MailRulePeoplePage(await people.CountAsync(stop), [.. rows.Select(row => (row.Name.Trim(), row.Email))]);
    }
}
