using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;

namespace EventManager.Web.Demo;

/// <summary>The Gesundheitstag: twelve activities in rounds, for people of the seven companies.</summary>
internal static class DemoHealthDay
{
    private static readonly (string De, string En)[] Activities =
    [
        ("Yoga für den Rücken", "Yoga for your back"),
        ("Gesund essen in der Pause", "Healthy food for your break"),
        ("Progressive Muskelentspannung", "Progressive muscle relaxation"),
        ("Slackline", "Slackline"),
        ("Schlaf und Handy", "Sleep and your phone"),
        ("Richtig heben und tragen", "Lifting and carrying"),
        ("Boxtraining ohne Gegner", "Boxing without an opponent"),
        ("Smoothies mixen", "Mixing smoothies"),
        ("Stress in der Prüfung", "Exam stress"),
        ("Faszientraining", "Fascia training"),
        ("Achtsam gehen im Park", "Mindful walk in the park"),
        ("Erste Hilfe kompakt", "First aid in short"),
    ];

    public static Event Add(EventDb db, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var start = DemoDays.At(now, 23, DayOfWeek.Wednesday, 9);
        var day = new Event(
            "gesundheitstag-" + start.Year,
            EventKind.HealthDay,
            new LocalizedText("Gesundheitstag der Azubis", "Apprentices' health day"),
            start,
            start.AddHours(6),
            150
        )
        {
            Summary = new LocalizedText(
                "Zwölf Angebote zu Bewegung, Ernährung und Entspannung. Du wählst, was dir guttut.",
                "Twelve activities on movement, food and relaxation. You choose what does you good."
            ),
            Description = new LocalizedText(
                "Von Azubis für Azubis. In jeder Runde wählst du ein Angebot; die Gruppen sind klein.",
                "By apprentices for apprentices. In each round you choose one activity; the groups are small."
            ),
            Bring = new LocalizedText(
                "Bequeme Kleidung\nTurnschuhe\nEtwas zu trinken",
                "Comfortable clothes\nTrainers\nSomething to drink"
            ),
            Visibility = EventVisibility.Companies,
            CompanyDomains = string.Join(' ', catalogue.Companies.Select(company => company.MailDomains)),
            VenueId = catalogue.Rathaus.Id,
            OrganiserName = "Projektgruppe Gesundheitstag",
            ContactEmail = "gesundheitstag@stadtnetz.example",
        };
        day.SetRegistrationWindow(now.AddDays(-14), day.StartsAt.AddHours(-48));
        day.Publish();
        db.Events.Add(day);
        db.MailRules.Add(MailRule.ReminderOf(day.Id, 3));
        db.Gates.Add(new Gate(day.Id, Gate.Main, "Haupteingang"));
        DemoQuestions.Add(db, day, catalogue, now);
        var activities = AddActivities(db, day, catalogue);
        var apprentices = DemoPeople.AddConfirmed(
            db,
            day,
            new(From: 350, Count: 40) { Domains = [.. catalogue.Companies.Select(company => company.MailDomains)] },
            now
        );
        // Everybody has chosen for the first round, two in three for the second, nobody yet for the third.
        foreach (var (number, apprentice) in apprentices.Index())
        {
            db.SessionPlaces.Add(new(activities[number % 4].Id, apprentice.Id, apprentice.CreatedAt));
            if (number % 3 != 2)
                db.SessionPlaces.Add(new(activities[4 + (number + 1) % 4].Id, apprentice.Id, apprentice.CreatedAt));
        }
        return day;
    }

    private static List<Session> AddActivities(EventDb db, Event day, DemoCatalogue catalogue)
    {
        var sessions = new List<Session>();
        string[] rooms = ["Kasseler Saal", "Bürgersaal", "Stadtverordnetensaal", "Foyer"];
        for (var i = 0; i < Activities.Length; i++)
        {
            var from = day.StartsAt.AddMinutes(30 + i / 4 * 75);
            sessions.Add(
                new Session(
                    day.Id,
                    SessionKind.Activity,
                    new LocalizedText(Activities[i].De, Activities[i].En),
                    from,
                    from.AddMinutes(45),
                    12 + i % 3 * 4
                )
                {
                    RoomId = catalogue.RoomCalled(rooms[i % 4]).Id,
                }
            );
        }
        db.Sessions.AddRange(sessions);
        return sessions;
    }
}
