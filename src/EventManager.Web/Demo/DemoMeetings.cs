using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Demo;

/// <summary>Two Pro-Praktikum meetings: one to come, and one that was, whose AG minutes wait to be approved and sent.</summary>
internal static class DemoMeetings
{
    private static readonly (string De, string En)[] Questions =
    [
        (
            "Wie lernen Jugendliche Berufe und Betriebe im Schulalltag kennen?",
            "How do young people get to know occupations and companies within school life?"
        ),
        ("Ist eine „Praktikumswoche“ ein nützliches neues Format?", "Is a \"placement week\" a useful new format?"),
        ("Wie finden Schülerinnen und Schüler einen guten Praktikumsplatz?", "How do pupils find a good placement?"),
        ("Wie können Eltern ein Praktikum unterstützen?", "How can parents support a placement?"),
    ];

    public static Event AddUpcoming(EventDb db, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var meeting = Make(18, DemoDays.At(now, 16, DayOfWeek.Tuesday, 14), catalogue);
        meeting.Visibility = EventVisibility.Public;
        meeting.SetRegistrationWindow(now.AddDays(-10), meeting.StartsAt.AddHours(-24));
        meeting.Publish();
        db.Events.Add(meeting);
        db.MailRules.Add(MailRule.ReminderOf(meeting.Id, 3));
        db.Gates.Add(new Gate(meeting.Id, Gate.Main, "Haupteingang"));
        AddGroups(db, meeting, catalogue);
        return meeting;
    }

    /// <summary>Held two weeks ago; everybody of the first AG was there, and its minutes are a draft.</summary>
    public static Event AddHeld(EventDb db, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var meeting = Make(17, DemoDays.At(now, -10, DayOfWeek.Tuesday, 14), catalogue);
        meeting.SetRegistrationWindow(now.AddDays(-60), meeting.StartsAt);
        meeting.Publish();
        meeting.Finish(now);
        db.Events.Add(meeting);
        db.Gates.Add(new Gate(meeting.Id, Gate.Main, "Haupteingang"));
        var groups = AddGroups(db, meeting, catalogue);
        var members = new DemoPeople.Group(From: 600, Count: 32) { Domains = ["netzwerk.example"], FromSchools = true };
        var people = DemoPeople.AddConfirmed(db, meeting, members, meeting.StartsAt.AddDays(-3));
        for (var i = 0; i < people.Count; i++)
            AddPlace(db, groups[i % groups.Count], people[i], i, meeting);
        db.Minutes.Add(DraftMinutes(groups[1], now));
        return meeting;
    }

    private static void AddPlace(EventDb db, Session group, Registration person, int number, Event meeting)
    {
        db.SessionPlaces.Add(new SessionPlace(group.Id, person.Id, meeting.StartsAt.AddDays(-2)));
        if (number % 8 != 7)
            db.Attendances.Add(new Attendance(group.Id, person.Id, AttendanceSource.Scan, group.StartsAt.AddMinutes(2)));
    }

    private static Minutes DraftMinutes(Session group, DateTimeOffset now)
    {
        var minutes = new Minutes(group.Id);
        minutes.Revise(
            "## Worum es ging\n\nDie Gruppe hat gesammelt, was für und gegen eine *Praktikumswoche* spricht: an fünf Tagen fünf Betriebe kennenlernen.\n\n## Was dafür spricht\n\n- Niedrige Schwelle, auch für Jugendliche ohne klares Ziel\n- Kleine Betriebe können mitmachen\n\n## Was zu klären ist\n\n1. Versicherung an den einzelnen Tagen\n2. Wege zwischen den Betrieben\n3. Wer begleitet die Jugendlichen?",
            "Eine Praktikumswoche wird im Frühjahr mit zwei Schulen erprobt.",
            "Anfrage an die Unfallkasse | Jugendberufshilfe | in vier Wochen\nListe von Betrieben, die mitmachen | Handwerkskammer | bis zum nächsten Treffen",
            "Moderation",
            now.AddDays(-9)
        );
        return minutes;
    }

    /// <summary>Numbered, since two meetings may fall into one month.</summary>
    private static Event Make(int number, DateTimeOffset start, DemoCatalogue catalogue) =>
        new(
            $"netzwerktreffen-{number}",
            EventKind.NetworkMeeting,
            new LocalizedText($"{number}. Netzwerktreffen Pro Praktikum", $"Pro Praktikum network meeting no. {number}"),
            start,
            start.AddHours(3),
            60
        )
        {
            Summary = new LocalizedText(
                "Schulen, Betriebe und Beratung sprechen über gute Praktika.",
                "Schools, companies and advisers talk about good placements."
            ),
            Description = new LocalizedText(
                "Nach einem kurzen Vortrag arbeiten vier Gruppen an je einer Frage. Jede Gruppe schreibt ein Protokoll, das alle bekommen.",
                "After a short talk four groups work on one question each. Every group writes minutes that everybody gets."
            ),
            Visibility = EventVisibility.Link,
            VenueId = catalogue.Rathaus.Id,
            PlaceNote = new LocalizedText("Bürgersaal, 1. Stock", "Bürgersaal, first floor"),
            MaxPartySize = 2,
            OrganiserName = "Netzwerk Pro Praktikum",
            ContactEmail = "pro-praktikum@netzwerk.example",
        };

    private static List<Session> AddGroups(EventDb db, Event meeting, DemoCatalogue catalogue)
    {
        var input = new Session(
            meeting.Id,
            SessionKind.Talk,
            new LocalizedText("Begrüßung und Vortrag", "Welcome and talk"),
            meeting.StartsAt,
            meeting.StartsAt.AddMinutes(40),
            null
        )
        {
            RoomId = catalogue.RoomCalled("Bürgersaal").Id,
        };
        db.Sessions.Add(input);
        string[] rooms = ["Bürgersaal", "Stadtverordnetensaal", "Kasseler Saal", "Foyer"];
        var groups = Questions
            .Select(
                (question, i) =>
                {
                    var group = new Session(
                        meeting.Id,
                        SessionKind.WorkingGroup,
                        new LocalizedText(question.De, question.En),
                        meeting.StartsAt.AddMinutes(60),
                        meeting.StartsAt.AddMinutes(150),
                        15
                    )
                    {
                        RoomId = catalogue.RoomCalled(rooms[i]).Id,
                    };
                    var lead = DemoPeople.At(700 + i, "netzwerk.example");
                    group.Leads.Add(new SessionLead(group.Id, lead.FirstName + " " + lead.LastName, lead.Email, group.Leads.Count));
                    return group;
                }
            )
            .ToList();
        db.Sessions.AddRange(groups);
        return groups;
    }
}
