using System.Text;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Browser.Tests.Registrations;

/// <summary>The fair with questions, a company, two invited people, an application and a minor.</summary>
internal sealed record AskingFair(FairExample Fair, string Officer, string Invited, string Guardian, string Minor)
{
    public static readonly byte[] List = Encoding.Latin1.GetBytes(
        "Nachname;Vorname;E-Mail;Firma\r\nGröße;Zoë;zoe@firma.example;KVV\r\n=1+1;Eve;eve@firma.example;KVV\r\nOhne;Adresse;keine;KVV\r\n"
    );

    public static async Task<AskingFair> StartAsync()
    {
        var fair = await FairExample.StartAsync();
        var app = fair.App;
        var id = fair.Fair.Id;
        await AddQuestionsAsync(fair);
        var company = new CompanyForm
        {
            Company = "KVV",
            Officer = "Olga Beispiel",
            Email = "olga@kvv.example",
            Domains = "kvv.example",
        };
        (
            await app.Services.GetRequiredService<AddCompanyHandler>().HandleAsync(id, Guid.NewGuid(), company, default)
        ).IsRefused.ShouldBeFalse();
        const string people = "Grace Hopper; grace@stadt.example\nAlan Turing; alan@stadt.example";
        (await app.Services.GetRequiredService<InviteHandler>().HandleAsync(new(id, people, null), default)).Value.ShouldBe(2);
        var minor = TestRegistrations.Visitor(fair.Fair.Slug, "Mina") with
        {
            IsMinor = true,
            GuardianEmail = "eltern@example.org",
            Answers = [new("eats", ["yes"]), new("food", ["Nüsse"])],
        };
        var registration = (await app.RegisterAsync(minor)).Value.Id;
        await using var db = await app.OpenDbAsync();
        var application = await db.Registrations.SingleAsync(r => r.Email == "jonas@schule.example");
        application.Apply(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
        var links = app.Services.GetRequiredService<PersonalLinks>();
        return new(
            fair,
            "/c/" + links.Token(LinkPurpose.Company, await db.CompanyAccesses.Select(c => c.Id).SingleAsync()),
            "/i/"
                + links.Token(
                    LinkPurpose.Invitation,
                    await db.Invitations.Where(i => i.Name == "Grace Hopper").Select(i => i.Id).SingleAsync()
                ),
            "/consent/" + links.Token(LinkPurpose.Guardian, registration),
            "/me/" + links.Token(LinkPurpose.Registration, registration)
        );
    }

    private static async Task AddQuestionsAsync(FairExample fair)
    {
        await using var db = await fair.App.OpenDbAsync();
        var @event = await db.Events.SingleAsync(e => e.Id == fair.Fair.Id);
        @event.GuardianConsentUnderAge = 16;
        var eats = new Question(@event.Id, "eats", QuestionKind.YesNo, new("Isst du mit?", "Do you eat with us?"))
        {
            Position = 1,
            IsRequired = true,
        };
        var food = new Question(@event.Id, "food", QuestionKind.Text, new("Was isst du nicht?", "What do you not eat?"))
        {
            Position = 2,
            ShownIfCode = "eats",
            ShownIfAnswer = "yes",
            KeepDays = 7,
            IsSeenByDoor = true,
        };
        var topics = new Question(@event.Id, "topics", QuestionKind.SeveralChoices, new("Was interessiert dich?", "What interests you?"))
        {
            Position = 3,
            Help = new("Du kannst mehreres wählen.", "You can choose several."),
        };
        topics.Choices.AddRange([
            new(topics.Id, "training", new("Ausbildung", "Training"), 1),
            new(topics.Id, "placement", new("Praktikum", "Placement"), 2),
        ]);
        var report = new Question(@event.Id, "report", QuestionKind.File, new("Letztes Zeugnis", "Last school report"))
        {
            Position = 4,
            ShownIfCode = "topics",
            ShownIfAnswer = "placement",
        };
        db.AddRange(eats, food, topics, report);
        await db.SaveChangesAsync();
    }
}
