using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Somebody changes a rule, or its event, while the sweep has it in hand.</summary>
public sealed class MailRuleChangedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_the_sweep_read_before_a_change_writes_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 2, waiting: 0);
        await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        await using var db = await app.OpenDbAsync();
        var read = await db.MailRules.AsNoTracking().SingleAsync(Stop);
        var about = (await RuledEvents.FindAsync(db, fair.Id, Stop)).ShouldNotBeNull();
        var now = DateTimeOffset.UtcNow;
        var due = await MailOccasions.FindAsync(db, read, about, read.Through, now, now, Stop);
        due.ShouldHaveSingleItem();

        await MailRuleDates.RearmAsync(db, fair.Id, Stop);

        var writer = app.Services.GetRequiredService<MailRuleWriter>();
        (await writer.WriteAsync(read, about, due, now, Stop)).ShouldBe(0);
        (await db.MailRules.AsNoTracking().SingleAsync(Stop)).ClaimedUntil.ShouldBeNull();
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(2, "the next look reads it anew");
    }

    /// <summary>A mail before a chosen session is for those who chose one.</summary>
    [Fact]
    public async Task Nobody_counts_for_a_session_without_having_chosen_one()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 0);
        var timing = new MailTiming(MailAnchor.SessionStart, false, 1, MailUnit.Hours, null);
        var plan = new MailRulePlan(MailRule.Reminder, timing, MailAudience.Everybody, LocalizedText.Empty, LocalizedText.Empty);

        var counted = await app.Services.GetRequiredService<SaveMailRuleHandler>().CountAsync(new(fair.Id, null, plan, null, null), Stop);

        counted.Value.Recipients.ShouldBe(0);
    }
}
