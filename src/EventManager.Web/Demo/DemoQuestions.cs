using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Demo;

/// <summary>What the health day asks, and the companies whose training officers bring their own people.</summary>
internal static class DemoQuestions
{
    public static void Add(EventDb db, Event day, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var eats = new Question(
            day.Id,
            "mittag",
            QuestionKind.YesNo,
            new LocalizedText("Isst du mittags mit?", "Do you have lunch with us?")
        )
        {
            Position = 1,
        };
        var food = new Question(day.Id, "essen", QuestionKind.Text, new LocalizedText("Was isst du nicht?", "What do you not eat?"))
        {
            Position = 2,
            Help = new LocalizedText("Zum Beispiel Nüsse oder Fleisch.", "For example nuts or meat."),
            ShownIfCode = eats.Code,
            ShownIfAnswer = AnswerRules.Yes,
            KeepDays = 7,
        };
        var size = new Question(
            day.Id,
            "shirt",
            QuestionKind.Choice,
            new LocalizedText("Welche Größe hat dein T-Shirt?", "What size is your T-shirt?")
        )
        {
            Position = 3,
            KeepDays = 14,
        };
        size.Choices.AddRange(
            new[] { "S", "M", "L", "XL" }.Select(
                (name, i) => new QuestionChoice(size.Id, name.ToLowerInvariant(), new LocalizedText(name), i + 1)
            )
        );
        db.AddRange(eats, food, size);
        db.Add(TicketCategory.ForCompanies(day.Id));
        foreach (var company in catalogue.Companies)
        {
            var domain = company.MailDomains.Split(' ')[0];
            db.Add(
                new CompanyAccess(day.Id, company.Name, "Ausbildungsleitung", "ausbildung@" + domain, now) { Domains = company.MailDomains }
            );
        }
    }
}
