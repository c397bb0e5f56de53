using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Questions;

/// <summary>Who sees answers and files, and how long.</summary>
public sealed class AnswerAccessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_file_is_downloaded_by_its_owner_and_its_organisers_and_nobody_else(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database);
        await scene.PostAsync([("Answer.eats", "no")], ("Answer.cv", "Zeugnis.pdf", QuestionScene.Pdf));
        var other = await scene.App.AddEventAsync();
        var stranger = (await scene.App.RegisterAsync(other.Slug, "fremd")).Value.Id;
        var registration = await scene.OnlyRegistrationAsync(r => r.Id != stranger);
        await using var db = await scene.App.OpenDbAsync();
        var file = (await db.Files.SingleAsync(Stop)).Id;
        var atOrganiser = $"{scene.Organise}/files/{file}";

        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id);
        using var door = await scene.App.SignInAsync(StaffRole.Door, scene.Event.Id);
        using var elsewhere = await scene.App.SignInAsync(StaffRole.Organiser, other.Id);
        var answer = await organiser.GetAsync(atOrganiser, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await answer.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(QuestionScene.Pdf);
        (await door.GetAsync(atOrganiser, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync(atOrganiser, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync($"/organise/events/{other.Slug}/files/{file}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await scene.App.Client.GetAsync(atOrganiser, Stop)).StatusCode.ShouldBe(HttpStatusCode.Found, "to the sign-in");

        var own = $"/me/{scene.Link(LinkPurpose.Registration, registration.Id)}/files/{file}";
        (await scene.App.Client.GetAsync(own, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var others = $"/me/{scene.Link(LinkPurpose.Registration, stranger)}/files/{file}";
        (await scene.App.Client.GetAsync(others, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var question = await db.Questions.SingleAsync(q => q.Code == "cv", Stop);
        question.IsSeenByOrganisers = false;
        await db.SaveChangesAsync(Stop);
        (await organiser.GetAsync(atOrganiser, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task The_table_has_a_column_for_each_question_and_no_formula(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database);
        await scene.PostAsync([("Answer.eats", "yes"), ("Answer.food", "=HYPERLINK(\"http://boese.example\")"), ("Answer.topics", "work")]);
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id);
        using var door = await scene.App.SignInAsync(StaffRole.Door, scene.Event.Id);

        var table = await organiser.GetStringAsync(scene.Organise + "/registrations.csv", Stop);

        table.ShouldContain("Isst du mit?;Was isst du nicht?;Kommst du im Rollstuhl?;Was interessiert dich?;Lebenslauf");
        table.ShouldContain(";Ja;\"'=HYPERLINK(\"\"http://boese.example\"\")\";;Ausbildung;");
        (await door.GetAsync(scene.Organise + "/registrations.csv", Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await door.GetAsync(scene.Organise + "/questions", Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await organiser.GetAsync(scene.Organise + "/questions", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Exhibitors_see_figures_of_what_they_may_see_and_no_names(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database);
        await using var db = await scene.App.OpenDbAsync();
        (await db.Questions.SingleAsync(q => q.Code == "topics", Stop)).IsSeenByExhibitors = true;
        var exhibitor = new Domain.Exhibitors.Exhibitor(
            scene.Event.Id,
            "Tischlerei",
            "Konrad",
            "konrad@firma.example",
            DateTimeOffset.UtcNow
        );
        exhibitor.Decide(Domain.Exhibitors.ExhibitorState.Accepted, DateTimeOffset.UtcNow);
        db.Add(exhibitor);
        await db.SaveChangesAsync(Stop);
        foreach (var (name, topics) in new[] { ("Anna", "work try"), ("Bea", "work"), ("Cora", "") })
        {
            var visitor = TestRegistrations.Visitor(scene.Event.Slug, name) with
            {
                Answers = [new("eats", ["no"]), new("topics", topics.Split(' '))],
            };
            (await scene.App.RegisterAsync(visitor)).IsRefused.ShouldBeFalse();
        }
        await scene.PostAsync([("Answer.eats", "no"), ("Answer.topics", "try")], name: "unbestaetigt");

        var page = await scene.App.Client.GetStringAsync("/x/" + scene.Link(LinkPurpose.Exhibitor, exhibitor.Id), Stop);

        page.ShouldContain("Ausbildung: 2");
        page.ShouldContain("Praktikum: 1");
        page.ShouldNotContain("Isst du mit?");
        page.ShouldNotContain("Anna Muster");
    }

    [Theory, EachDatabase]
    public async Task Answers_go_when_their_own_time_is_over_and_the_rest_with_the_event(DatabaseUnderTest database)
    {
        var clock = new TestClock();
        await using var scene = await QuestionScene.StartAsync(database, services => services.AddSingleton<TimeProvider>(clock));
        await scene.PostAsync([("Answer.eats", "yes"), ("Answer.food", "Nüsse")], ("Answer.cv", "a.pdf", QuestionScene.Pdf));
        var sweep = scene.App.Sweep<CleanUpSweep>();

        clock.Advance(TimeSpan.FromDays(32));
        await sweep.RunAsync(Stop);
        (await scene.AnswersAsync()).Keys.ShouldBe(["eats", "food", "cv"], ignoreOrder: true);
        clock.Advance(TimeSpan.FromDays(3));
        await sweep.RunAsync(Stop);
        (await scene.AnswersAsync()).Keys.ShouldBe(["eats", "cv"], ignoreOrder: true);
        clock.Advance(TimeSpan.FromDays(90));
        await sweep.RunAsync(Stop);

        await using var db = await scene.App.OpenDbAsync();
        (await db.Answers.CountAsync(Stop)).ShouldBe(0);
        (await db.Files.CountAsync(Stop)).ShouldBe(0);
        (await db.Questions.CountAsync(Stop)).ShouldBe(5, "what was asked is no personal data");
    }
}
