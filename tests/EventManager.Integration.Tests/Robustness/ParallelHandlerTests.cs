using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Features.Registrations.Questions;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>What is pressed over a circuit, eight times at once: no exception, and one effect, in the log too. The checklist's are in <c>ChecklistTests</c>.</summary>
public sealed class ParallelHandlerTests
{
    /// <summary>SQLite lets one write at a time, and the others look again after 150 ms: fewer find the same there.</summary>
    private int atOnce;

    private static readonly MailRulePlan Plan = new(
        MailRule.Reminder,
        new(MailAnchor.Confirmed, true, 1, MailUnit.Days, null),
        MailAudience.Everybody,
        LocalizedText.Empty,
        LocalizedText.Empty
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_button_pressed_eight_times_at_once_does_what_it_does_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        atOnce = kind is DatabaseUnderTest.Sqlite ? 3 : 8;
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 2, waiting: 0);
        await using var db = await app.OpenDbAsync();

        var save = new SaveMailRule(fair.Id, null, Plan, true, null) { NewId = Guid.CreateVersion7(), Seen = 2 };
        var saved = await EightAsync(() => app.Get<SaveMailRuleHandler>().HandleAsync(save, Stop));
        saved.Select(one => one.Value.Id).Distinct().ShouldHaveSingleItem("a second one would write to everybody again");
        var rule = await db.MailRules.AsNoTracking().SingleAsync(Stop);

        var later = Plan with { Timing = Plan.Timing with { Amount = 2 } };
        var change = save with { RuleId = rule.Id, NewId = null, Version = rule.Version, Plan = later };
        var changed = await EightAsync(() => app.Get<SaveMailRuleHandler>().HandleAsync(change, Stop));
        changed.Count(one => !one.IsRefused).ShouldBe(1, "the others have read what is no longer so");

        var turn = new SwitchMailRule(fair.Id, rule.Id, true, null) { Seen = 2 };
        (await EightAsync(() => app.Get<SwitchMailRuleHandler>().StopAsync(turn, Stop))).ShouldAllBe(one => !one.IsRefused);
        (await EightAsync(() => app.Get<SwitchMailRuleHandler>().StartAsync(turn, Stop))).ShouldAllBe(one => !one.IsRefused);
        var deleted = await EightAsync(() => app.Get<DeleteMailRuleHandler>().HandleAsync(new(fair.Id, rule.Id, null), Stop));
        deleted.Count(one => !one.IsRefused).ShouldBe(1);

        var add = new AddSuppression(fair.Id, "ruhe@example.org", SuppressionScope.Event);
        (await EightAsync(() => app.Get<AddSuppressionHandler>().HandleAsync(add, Stop))).ShouldAllBe(one => !one.IsRefused);
        var entry = await db.Suppressions.Select(s => s.Id).SingleAsync(Stop);
        var lifted = await EightAsync(() => app.Get<LiftSuppressionHandler>().HandleAsync(new(fair.Id, entry), Stop));
        lifted.Count(one => !one.IsRefused).ShouldBe(1);

        var form = new QuestionForm { Code = "food", Kind = "Text" };
        form.Label.German = "Was isst du nicht?";
        var asked = await EightAsync(() => app.Get<SaveQuestionHandler>().HandleAsync(fair.Id, form, Stop));
        asked.Count(one => !one.IsRefused).ShouldBe(1, string.Join(' ', asked.SelectMany(one => one.Refusals).Distinct()));
        var question = await db.Questions.Select(q => q.Id).SingleAsync(Stop);
        await EightAsync(() => app.Get<DeleteQuestionHandler>().HandleAsync(fair.Id, question, Stop));

        var written = await db.Audit.Where(a => a.EventId == fair.Id).Select(a => a.Action).ToListAsync(Stop);
        string[] once =
        [
            "mail_rule.promised",
            "mail_rule.added",
            "mail_rule.promised",
            "mail_rule.changed",
            "mail_rule.stopped",
            "mail_rule.promised",
            "mail_rule.started",
            "mail_rule.deleted",
            "mail.suppression_added",
            "mail.suppression_lifted",
            "question.added",
            "question.deleted",
        ];
        written.ShouldBe(once, ignoreOrder: true);
    }

    private Task<Result<T>[]> EightAsync<T>(Func<Task<Result<T>>> press) =>
        Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(press, Stop)));
}
