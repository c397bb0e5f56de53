using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Rules that an audience names, so that whoever got their mail is left out.</summary>
public sealed class MailAudienceNamingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_named_only_where_its_ledger_says_who_got_its_mail_and_never_in_a_circle()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var wish = await MailRuleWorld.AddAsync(app, BuiltInRules.Of(fair.Id, BuiltInRules.ApprovedMinutes));
        var first = await MailRuleWorld.AddAsync(app, MailRule.ReminderOf(fair.Id, 1));
        var second = await MailRuleWorld.AddAsync(app, Leaving(first));
        var third = await MailRuleWorld.AddAsync(app, Leaving(second));
        var offers = (await app.Services.GetRequiredService<AudienceOffersQuery>().FindAsync(fair.Id, null, Stop)).Value;
        offers.Rules.Select(rule => rule.Id).ShouldBe([first.Id, second.Id, third.Id], ignoreOrder: true);

        (await SaveAsync(first, wish)).ShouldBe(MailingRefusals.AudienceGone);
        (await SaveAsync(first, third)).ShouldBe(MailingRefusals.AudienceCircle);
        (await SaveAsync(first, second)).ShouldBe(MailingRefusals.AudienceCircle);
        (await SaveAsync(third, first)).ShouldBeNull();

        MailRule Leaving(MailRule other)
        {
            var rule = MailRule.ReminderOf(fair.Id, 1);
            rule.Choice = Without(other);
            return rule;
        }

        async Task<Refusal?> SaveAsync(MailRule rule, MailRule other)
        {
            var plan = new MailRulePlan(rule.Mail, rule.Timing, Without(other), rule.Subject, rule.Body);
            return (
                await app.Services.GetRequiredService<SaveMailRuleHandler>().HandleAsync(new(fair.Id, rule.Id, plan, false, null), Stop)
            ).Refusal;
        }

        static AudienceChoice Without(MailRule other) => new(MailAudience.Everybody) { NotMailed = AudienceChoice.Ids([other.Id]) };
    }
}
