using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Questions;

/// <summary>An event that asks: do you eat with us (then what), your class, what brings you, a file.</summary>
internal sealed record QuestionScene(TestApp App, Event Event) : IAsyncDisposable
{
    public static readonly byte[] Pdf = "%PDF-1.7 Zeugnis"u8.ToArray();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Register => $"/e/{Event.Slug}/register";

    public string Organise => "/organise/events/" + Event.Slug;

    public static async Task<QuestionScene> StartAsync(DatabaseUnderTest kind, Action<IServiceCollection>? services = null)
    {
        Postgres.SkipWithout(kind);
        var app = await TestApp.StartAsync(kind, services: services);
        var scene = new QuestionScene(app, await app.AddEventAsync());
        await using var db = await app.OpenDbAsync();
        var topics = scene.Ask("topics", QuestionKind.SeveralChoices, 5, "Was interessiert dich?");
        topics.Choices.AddRange([new(topics.Id, "work", new("Ausbildung", "Training"), 1), new(topics.Id, "try", new("Praktikum"), 2)]);
        var eats = scene.Ask("eats", QuestionKind.YesNo, 1, "Isst du mit?");
        eats.IsRequired = true;
        var food = scene.Ask("food", QuestionKind.Text, 2, "Was isst du nicht?");
        (food.ShownIfCode, food.ShownIfAnswer, food.IsRequired, food.KeepDays) = ("eats", "yes", true, 3);
        var chair = scene.Ask("chair", QuestionKind.YesNo, 3, "Kommst du im Rollstuhl?");
        chair.IsSeenByDoor = true;
        db.AddRange(topics, eats, food, chair, scene.Ask("cv", QuestionKind.File, 6, "Lebenslauf"));
        await db.SaveChangesAsync(Stop);
        return scene;
    }

    public Task<HttpResponseMessage> PostAsync(
        IEnumerable<(string, string)> answers,
        (string Field, string Name, byte[] Content)? file = null,
        string name = "anna"
    ) =>
        App.Client.PostFormAsync(
            Register,
            "register",
            [
                ("Form.FirstName", name),
                ("Form.LastName", "Öztürk"),
                ("Form.Email", name + "@schule.example"),
                ("Form.PartySize", "1"),
                ("Form.Consent", "true"),
                .. answers,
            ],
            file is { } sent ? [sent] : []
        );

    public async Task<Registration> OnlyRegistrationAsync(System.Linq.Expressions.Expression<Func<Registration, bool>>? which = null)
    {
        await using var db = await App.OpenDbAsync();
        return await db.Registrations.SingleAsync(which ?? (_ => true), Stop);
    }

    public async Task<Dictionary<string, string>> AnswersAsync()
    {
        await using var db = await App.OpenDbAsync();
        return await db
            .Answers.Join(db.Questions, a => a.QuestionId, q => q.Id, (a, q) => new { q.Code, a.Value })
            .ToDictionaryAsync(row => row.Code, row => row.Value, Stop);
    }

    public string Link(LinkPurpose purpose, Guid id) => App.Services.GetRequiredService<PersonalLinks>().Token(purpose, id);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Question Ask(string code, QuestionKind kind, int position, string words) =>
        new(Event.Id, code, kind, new(words, words + " (en)")) { Position = position };
}
