using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Library;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What the library offers can be saved as it is, has words in each language of the program, and speaks to its reader.</summary>
public sealed class RuleLibraryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EventKind.TrainingFair)]
    [InlineData(EventKind.HealthDay)]
    [InlineData(EventKind.NetworkMeeting)]
    [InlineData(EventKind.InvitationMeeting)]
    [InlineData(EventKind.Course)]
    [InlineData(EventKind.PublicDialogue)]
    public async Task Every_usual_rule_of_a_kind_is_saved_as_it_is_offered(EventKind kind)
    {
        await using var app = await TestApp.StartAsync();
        var one = await app.AddEventAsync();
        var (library, saving) = (app.Services.GetRequiredService<RuleLibrary>(), app.Services.GetRequiredService<SaveMailRuleHandler>());

        foreach (var usual in RuleLibrary.Of(kind))
        {
            var draft = await library.DraftAsync(usual, kind);
            var plan = draft.ToPlan(one.TimeZone);
            var saved = await saving.HandleAsync(new SaveMailRule(one.Id, null, plan, null, null) { NewId = draft.NewId }, Stop);

            saved.Refusals.ShouldBeEmpty(usual.Key);
            if (usual.Mail == MailRule.Reminder)
                continue;
            foreach (var language in Languages.All)
            {
                plan.Subject.StateIn(language.Code).ShouldBe(Domain.Common.TranslationState.Current, usual.Key);
                plan.Body.In(language.Code).ShouldNotStartWith(usual.Key, Case.Sensitive);
            }
        }

        await using var db = await app.OpenDbAsync();
        var rules = await db.MailRules.Where(r => r.EventId == one.Id && r.Anchor != MailAnchor.Happening).ToListAsync(Stop);
        RuleLibrary.Of(kind).ShouldAllBe(usual => rules.Any(usual.IsLike), "nothing is offered twice");
        rules.Count.ShouldBe(RuleLibrary.Of(kind).Count);
    }

    [Fact]
    public async Task Adults_are_spoken_to_as_adults()
    {
        await using var app = await TestApp.StartAsync();
        var library = app.Services.GetRequiredService<RuleLibrary>();
        var thanks = RuleLibrary.All.Single(usual => usual.Key == "thanks");

        (await library.DraftAsync(thanks, EventKind.HealthDay)).Body.German.ShouldContain("du bei „{{ event }}“ warst");
        (await library.DraftAsync(thanks, EventKind.NetworkMeeting)).Body.German.ShouldContain("Sie bei „{{ event }}“ waren");
        (await library.DraftAsync(thanks, EventKind.NetworkMeeting)).Body["en"].ShouldStartWith("Thank you for coming");
    }
}
