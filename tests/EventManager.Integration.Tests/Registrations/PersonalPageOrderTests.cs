using EventManager.Domain.Registrations.Questions;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>State, what is still to do, ticket, time, the rest: somebody who has to do something finds it before the ticket.</summary>
public sealed class PersonalPageOrderTests
{
    private const string Heading = "<h1>";
    private const string Consent = "/consent-sheet\"";
    private const string Answers = "_handler\" value=\"answers\"";
    private const string Names = "_handler\" value=\"names\"";
    private const string Ticket = "<section class=\"ticket\"";
    private const string Own = "_handler\" value=\"change\"";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_still_to_do_comes_before_the_ticket_and_what_is_done_behind_it()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(change: e =>
        {
            e.GuardianConsentUnderAge = 16;
            e.MaxPartySize = 3;
        });
        await using (var db = await app.OpenDbAsync())
        {
            db.Questions.Add(new Question(fair.Id, "wish", QuestionKind.Text, new("Was wünschst du dir?")) { IsRequired = true });
            await db.SaveChangesAsync(Stop);
        }
        var visitor = TestRegistrations.Visitor(fair.Slug, "Anna", partySize: 3) with { AnswersLater = true, IsMinor = true };
        var id = (await app.RegisterAsync(visitor)).Value.Id;
        var mine = "/me/" + app.Token(LinkPurpose.Registration, id);

        var page = await app.Client.GetStringAsync(mine, Stop);
        InOrder(page, Heading, Consent, Answers, Names, Ticket, Own);
        page.ShouldContain("Noch 2 Namen fehlen");

        await app.Get<ChangeAnswersHandler>().HandleAsync(id, [new GivenAnswer("wish", ["Ruhe"])], Stop);
        InOrder(await app.Client.GetStringAsync(mine, Stop), Heading, Consent, Names, Ticket, Answers, Own);

        await app.Client.PostFormAsync(mine, "names", [("Names.Of[2]", "Ben Muster"), ("Names.Of[3]", "Cem Muster")]);
        page = await app.Client.GetStringAsync(mine, Stop);
        InOrder(page, Heading, Consent, Ticket, Names, Answers, Own);
        page.ShouldContain("Namen der anderen");
        page.ShouldContain("value=\"Cem Muster\"");
    }

    [Fact]
    public async Task An_answer_that_is_refused_stays_where_it_was_asked_with_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        await using (var db = await app.OpenDbAsync())
        {
            db.Questions.Add(new Question(fair.Id, "number", QuestionKind.Number, new("Wie viele?")) { IsRequired = true });
            await db.SaveChangesAsync(Stop);
        }
        var id = (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "Anna") with { AnswersLater = true })).Value.Id;
        var mine = "/me/" + app.Token(LinkPurpose.Registration, id);

        var answer = await app.Client.PostFormAsync(mine, "answers", [(PostedAnswers.Prefix + "number", "viele")]);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        page.ShouldContain("Bitte schreib eine Zahl");
        page.ShouldContain("value=\"viele\"");
        InOrder(page, Heading, Answers, Ticket, Own);
    }

    private static void InOrder(string page, params string[] parts)
    {
        var found = parts.Select(part => page.IndexOf(part, StringComparison.Ordinal)).ToList();
        found.ShouldAllBe(at => at >= 0, string.Join(" | ", parts.Zip(found)));
        found.ShouldBe(found.Order().ToList(), string.Join(" | ", parts.Zip(found)));
    }
}
