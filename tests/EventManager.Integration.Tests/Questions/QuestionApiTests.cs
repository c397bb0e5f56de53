using System.Net;
using System.Text.Json;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Api;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Questions;

public sealed class QuestionApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Programs_read_the_questions_and_answer_them(DatabaseUnderTest database)
    {
        await using var world = await ApiWorld.StartAsync(database);
        await AskAsync(world);
        using var client = await world.ClientAsync();

        var @event = JsonDocument.Parse(await client.GetStringAsync("/api/v1/events/" + ApiWorld.Fair, Stop)).RootElement;
        var question = @event.GetProperty("questions")[0];
        question.GetProperty("id").GetString().ShouldBe("job");
        question.GetProperty("kind").GetString().ShouldBe("choice");
        question.GetProperty("choices")[0].GetProperty("label").GetString().ShouldBe("Carpenter");
        @event.GetProperty("questions")[1].GetProperty("shownIf").GetProperty("question").GetString().ShouldBe("job");

        var missing = await ApiWorld.RegisterAsync(client, Body("a@x.example", new { year = "eins" }));
        missing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var errors = (await ApiWorld.JsonAsync(missing)).GetProperty("errors");
        errors.GetProperty("answers.job").GetArrayLength().ShouldBe(1);
        var wrong = await ApiWorld.RegisterAsync(
            client,
            Body(
                "a@x.example",
                new
                {
                    job = "wood",
                    year = "eins",
                    shoe = 42,
                }
            )
        );
        errors = (await ApiWorld.JsonAsync(wrong)).GetProperty("errors");
        errors.EnumerateObject().Select(field => field.Name).ShouldBe(["answers.shoe", "answers.year"], ignoreOrder: true);

        var right = await ApiWorld.RegisterAsync(client, Body("a@x.example", new { job = "wood", year = 2 }));
        right.StatusCode.ShouldBe(HttpStatusCode.Created);
        await using var db = await world.App.OpenDbAsync();
        (await db.Answers.Select(a => a.Value).ToListAsync(Stop)).ShouldBe(["wood", "2"], ignoreOrder: true);
        var stored = JsonDocument.Parse(await client.GetStringAsync(right.Headers.Location, Stop)).RootElement.GetProperty("answers");
        (stored.GetProperty("job").GetString(), stored.GetProperty("year").GetString()).ShouldBe(("wood", "2"));
        var look = await db.Audit.SingleAsync(a => a.Action == "registration.details_opened", Stop);
        (look.SubjectId, look.Origin[..6]).ShouldBe((await db.Registrations.Select(r => r.Id).SingleAsync(Stop), "token "));
    }

    [Theory, EachDatabase]
    public async Task A_question_that_was_changed_meanwhile_is_not_overwritten(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        await using var world = await ApiWorld.StartAsync(database);
        var eventId = await AskAsync(world);
        var services = world.App.Services;
        var save = services.GetRequiredService<SaveQuestionHandler>();
        var read = (await services.GetRequiredService<QuestionsQuery>().OfEventAsync(eventId, Stop))[0];
        var (mine, theirs) = (QuestionForm.Of(read), QuestionForm.Of(read));

        // Its choices alone: no column of the question itself is another.
        theirs.Choices += "\nMetall";
        (await save.HandleAsync(eventId, theirs, Stop)).IsRefused.ShouldBeFalse();
        mine.Help.German = "Wähle eins";
        (await save.HandleAsync(eventId, mine, Stop)).Refusal.ShouldBe(QuestionRefusals.ChangedByAnother);
        (await save.HandleAsync(eventId, theirs, Stop)).Refusal.ShouldBe(QuestionRefusals.ChangedByAnother, "it is older than itself");

        var now = (await services.GetRequiredService<QuestionsQuery>().OfEventAsync(eventId, Stop))[0];
        now.Choices.Select(choice => choice.Code).ShouldContain("metall");
        now.Help.German.ShouldBeEmpty();
        var again = QuestionForm.Of(now);
        again.Help.German = "Wähle eins";
        (await save.HandleAsync(eventId, again, Stop)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Answered_questions_keep_their_kind_and_conditions_keep_their_order()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var eventId = await AskAsync(world);
        using var client = await world.ClientAsync();
        await ApiWorld.RegisterAsync(client, Body("a@x.example", new { job = "wood", year = 2 }));
        var services = world.App.Services;
        var questions = await services.GetRequiredService<QuestionsQuery>().OfEventAsync(eventId, Stop);
        var (job, year) = (questions[0], questions[1]);

        var form = QuestionForm.Of(job);
        form.Kind = nameof(QuestionKind.Text);
        var changed = await services.GetRequiredService<SaveQuestionHandler>().HandleAsync(eventId, form, Stop);
        changed.Refusals.ShouldContain(QuestionRefusals.HasAnswers);
        form = QuestionForm.Of(job);
        form.Choices += "\nMetall";
        (await services.GetRequiredService<SaveQuestionHandler>().HandleAsync(eventId, form, Stop)).IsRefused.ShouldBeFalse();
        var move = services.GetRequiredService<MoveQuestionHandler>();
        (await move.HandleAsync(eventId, year.Id, up: true, Stop)).IsRefused.ShouldBeTrue("it hangs on the one before it");
        var delete = services.GetRequiredService<DeleteQuestionHandler>();
        (await delete.HandleAsync(eventId, job.Id, Stop)).Refusal.ShouldBe(QuestionRefusals.IsACondition);
        (await delete.HandleAsync(eventId, year.Id, Stop)).IsRefused.ShouldBeFalse();
        (await delete.HandleAsync(Guid.NewGuid(), job.Id, Stop)).Refusal.ShouldBe(QuestionRefusals.NotFound, "of another event");

        await using var db = await world.App.OpenDbAsync();
        var gone = await db.Audit.SingleAsync(a => a.Action == "question.deleted", Stop);
        (gone.SubjectId, gone.Detail).ShouldBe((year.Id, "1 answers"), "what everybody had answered is gone with it");
        var changes = await db.Audit.Where(a => a.Action == "question.changed").ToListAsync(Stop);
        changes.ShouldHaveSingleItem().Detail.ShouldContain("door=False", customMessage: "who sees it");
        var left = (await services.GetRequiredService<QuestionsQuery>().OfEventAsync(eventId, Stop)).Single();
        left.Choices.Select(c => c.Code).ShouldBe(["wood", "steel", "metall"]);
    }

    private static object Body(string email, object answers) =>
        new
        {
            person = new
            {
                firstName = "Ada",
                lastName = "Öz",
                email,
            },
            language = "de",
            confirmEmail = false,
            answers,
        };

    private static async Task<Guid> AskAsync(ApiWorld world)
    {
        await using var db = await world.App.OpenDbAsync();
        var id = await db.Events.Where(e => e.Slug == ApiWorld.Fair).Select(e => e.Id).SingleAsync(Stop);
        var job = new Question(id, "job", QuestionKind.Choice, new("Beruf", "Job")) { Position = 1, IsRequired = true };
        job.Choices.AddRange([new(job.Id, "wood", new("Tischler/in", "Carpenter"), 1), new(job.Id, "steel", new("Metallbauer/in"), 2)]);
        var year = new Question(id, "year", QuestionKind.Number, new("Lehrjahr"))
        {
            Position = 2,
            ShownIfCode = "job",
            ShownIfAnswer = "wood",
        };
        db.AddRange(job, year);
        await db.SaveChangesAsync(Stop);
        return id;
    }
}
