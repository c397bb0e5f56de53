using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Questions;

/// <summary>The questions in the public form and on the personal page, without JavaScript.</summary>
public sealed class QuestionFormTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_missing_is_said_at_its_question_and_what_was_chosen_stays(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database);

        var answer = await scene.PostAsync([("Answer.eats", "yes"), ("Answer.topics", "try")]);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("id=\"answer-food-error\"");
        page.ShouldContain("Bitte beantworte diese Frage.");
        page.ShouldContain("Nur wenn du bei „Isst du mit?“ „Ja“ wählst.");
        page.ShouldContain("name=\"Answer.topics\" value=\"try\" checked");
        await using var db = await scene.App.OpenDbAsync();
        (await db.Registrations.AnyAsync(Stop)).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task Answers_are_kept_with_the_registration_and_only_those_that_were_asked(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database);

        var answer = await scene.PostAsync(
            [("Answer.eats", "no"), ("Answer.food", "Nüsse"), ("Answer.topics", "try"), ("Answer.topics", "work"), ("Answer.chair", "yes")],
            ("Answer.cv", "C:\\Users\\anna\\lebens lauf.docx", QuestionScene.Pdf)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await scene.AnswersAsync()).ShouldBe(
            new Dictionary<string, string>
            {
                ["eats"] = "no",
                ["topics"] = "work\ntry",
                ["chair"] = "yes",
                ["cv"] = "lebens lauf.pdf",
            },
            ignoreOrder: true
        );
        var registration = await scene.OnlyRegistrationAsync();
        await scene.App.Client.PostFormAsync("/confirm/" + scene.Link(LinkPurpose.Confirm, registration.Id), "confirm", []);
        await using var db = await scene.App.OpenDbAsync();
        (await db.Tickets.SingleAsync(Stop)).Notes.ShouldBe("Kommst du im Rollstuhl?", "the door reads it");
    }

    [Theory, EachDatabase]
    public async Task Answers_change_on_the_personal_page_and_what_is_no_longer_asked_goes(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database);
        await scene.PostAsync(
            [("Answer.eats", "yes"), ("Answer.food", "Nüsse"), ("Answer.chair", "yes")],
            ("Answer.cv", "a.pdf", QuestionScene.Pdf)
        );
        var registration = await scene.OnlyRegistrationAsync();
        await scene.App.Client.PostFormAsync("/confirm/" + scene.Link(LinkPurpose.Confirm, registration.Id), "confirm", []);
        var personal = "/me/" + scene.Link(LinkPurpose.Registration, registration.Id);

        var wrong = await scene.App.Client.PostFormAsync(personal, "answers", [("Answer.eats", "yes"), ("Answer.food", "")]);
        (await wrong.Content.ReadAsStringAsync(Stop)).ShouldContain("answer-food-error");
        var right = await scene.App.Client.PostFormAsync(personal, "answers", [("Answer.eats", "no"), ("Answer.chair", "no")]);

        right.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await scene.AnswersAsync()).ShouldBe(
            new Dictionary<string, string>
            {
                ["eats"] = "no",
                ["chair"] = "no",
                ["cv"] = "a.pdf",
            },
            ignoreOrder: true
        );
        await using var db = await scene.App.OpenDbAsync();
        (await db.Tickets.SingleAsync(t => t.State == TicketState.Valid, Stop)).Notes.ShouldBe("");
        (await db.Files.CountAsync(Stop)).ShouldBe(1, "a file that is not sent again stays");
    }

    [Fact]
    public async Task Files_are_judged_by_content_and_size()
    {
        await using var scene = await QuestionScene.StartAsync(DatabaseUnderTest.Sqlite);
        var large = new byte[FileRules.MaxSize + 10];
        QuestionScene.Pdf.CopyTo(large, 0);

        var script = await scene.PostAsync([("Answer.eats", "no")], ("Answer.cv", "x.pdf", "<script>alert(1)</script>"u8.ToArray()));
        var heavy = await scene.PostAsync([("Answer.eats", "no")], ("Answer.cv", "x.pdf", large));

        (await script.Content.ReadAsStringAsync(Stop)).ShouldContain("Es geht PDF, PNG oder JPEG.");
        (await heavy.Content.ReadAsStringAsync(Stop)).ShouldContain("Höchstens 5 MB.");
        await using var db = await scene.App.OpenDbAsync();
        (await db.Files.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_50_MB_is_refused_in_words()
    {
        await using var scene = await QuestionScene.StartAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.PostAsync([("Answer.eats", "no")], ("Answer.cv", "x.pdf", new byte[50 * 1024 * 1024]));

        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Die Datei ist zu groß. Höchstens 5 MB.");
    }

    [Fact]
    public async Task Nothing_of_who_found_no_seat_is_kept()
    {
        await using var scene = await QuestionScene.StartAsync(DatabaseUnderTest.Sqlite);
        var full = await scene.App.AddEventAsync(capacity: 1, change: e => e.HasWaitingList = false);
        await using var db = await scene.App.OpenDbAsync();
        db.Add(new Question(full.Id, "why", QuestionKind.Text, new("Warum?")));
        await db.SaveChangesAsync(Stop);
        await scene.App.RegisterAsync(full.Slug, "erste");

        var late = TestRegistrations.Visitor(full.Slug, "zweite") with { Answers = [new("why", ["darum"])] };
        (await scene.App.RegisterAsync(late)).Refusal.ShouldBe(RegistrationRefusals.SoldOut);

        (await db.Answers.CountAsync(Stop)).ShouldBe(0);
    }
}
