using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Demo;

/// <summary>The Ausbildungsmesse: 24 exhibitors on two floors, some more who applied, talks, and a few hundred visitors.</summary>
internal static class DemoFair
{
    public static Event Add(EventDb db, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var start = DemoDays.At(now, 21, DayOfWeek.Thursday, 9);
        var fair = new Event(
            "ausbildungsmesse-" + start.Year,
            EventKind.TrainingFair,
            new LocalizedText("Ausbildungsmesse im Rathaus", "Training fair in the town hall"),
            start,
            start.AddHours(6),
            900
        )
        {
            Summary = new LocalizedText(
                "Lerne Berufe und Betriebe kennen. Sprich mit Azubis, probier aus, frag nach Praktika.",
                "Get to know occupations and companies. Talk to apprentices, try things out, ask about placements."
            ),
            Description = new LocalizedText(
                "Über 20 Betriebe zeigen, was man bei ihnen lernen kann. An den Ständen sprichst du mit **Azubis** und mit denen, die sie ausbilden.\n\n- Berufe ausprobieren\n- Bewerbung prüfen lassen\n- Praktikum finden\n\nDu brauchst keine Vorkenntnisse. Eltern und Freunde sind willkommen.",
                "More than 20 companies show what you can learn with them. At the booths you talk to **apprentices** and to those who train them.\n\n- Try out occupations\n- Have your application checked\n- Find a placement\n\nYou need no previous knowledge. Parents and friends are welcome."
            ),
            VenueId = catalogue.Rathaus.Id,
            PlaceNote = new LocalizedText("Foyer und Bürgersaal", "Foyer and Bürgersaal"),
            Accessibility = new LocalizedText(
                "Von 10 bis 12 Uhr übersetzt jemand in Gebärdensprache. Von 9 bis 10 Uhr ist es ruhiger: ohne Musik und Durchsagen.",
                "From 10 to 12 somebody interprets into sign language. From 9 to 10 it is quieter: no music, no announcements."
            ),
            Faq = new LocalizedText(
                "## Kann ich meine Bewerbung prüfen lassen?\n\nJa. Bring sie auf Papier oder auf dem Handy mit. Der Stand ist im Foyer.\n\n## Spreche ich mit Azubis?\n\nJa, an fast jedem Stand.",
                "## Can I have my application checked?\n\nYes. Bring it on paper or on your phone. The booth is in the foyer.\n\n## Do I talk to apprentices?\n\nYes, at almost every booth."
            ),
            MaxPartySize = 30,
            ExhibitorsMayApply = true,
            OrganiserName = "Stadtnetz Ausbildung",
            ContactEmail = "messe@stadtnetz.example",
            PermittedInside = 400,
        };
        fair.Categories.Add(Domain.Tickets.TicketCategory.ForClasses(fair.Id));
        fair.SetRegistrationWindow(now.AddDays(-21), fair.EndsAt);
        fair.SetExhibitorDeadline(now.AddDays(10));
        // The doors are open already, so that the demo's tickets can be tried at the door.
        fair.OpenDoorsAt(now.AddDays(-1));
        fair.Publish();
        db.Events.Add(fair);
        db.MailRules.Add(MailRule.ReminderOf(fair.Id, 2));
        foreach (var (code, name) in new[] { ("main", "Haupteingang"), ("karlsstrasse", "Eingang Karlsstraße (stufenlos)") })
            db.Gates.Add(new Domain.CheckIn.Gate(fair.Id, code, name));
        AddTalks(db, fair, catalogue);
        AddExhibitors(db, fair, catalogue, now);
        return fair;
    }

    /// <summary>Most come between nine and eleven: the bus with a class, then pupils alone, then parents after work.</summary>
    public static List<Registration> AddVisitors(EventDb db, Event fair, List<TimeSlot> slots, DateTimeOffset now)
    {
        var schools = DemoPeople.AddSchools(db);
        int[] arrivals = [0, 1, 2, 2, 1, 3, 0, 3, 4, 2, 1, 5];
        return DemoPeople.AddConfirmed(
            db,
            fair,
            new(From: 0, Count: 320)
            {
                Domains = ["schule.example"],
                FromSchools = true,
                PartySizeOf = number => number % 6 == 1 ? 2 : 1,
                ClassOf = number => IsClass(number) ? ClassOf(schools[number / 40 % schools.Count], number) : null,
                SlotOf = number => slots[IsClass(number) ? number / 40 % 2 : arrivals[number % arrivals.Length]].Id,
            },
            now
        );
    }

    private static ClassDetails ClassOf(School school, int number) =>
        new(school.Id, school.Name, number / 40 % 2 == 0 ? "9b" : "8a", 16, 2, number / 40 % 2 == 0 ? "Jahrgang 9" : "Jahrgang 8");

    private static bool IsClass(int number) => number % 40 == 7;

    public static List<TimeSlot> AddSlots(EventDb db, Event fair)
    {
        int[] places = [180, 180, 150, 150, 120, 120];
        List<TimeSlot> slots =
        [
            .. places.Select(
                (people, hour) => new TimeSlot(fair.Id, fair.StartsAt.AddHours(hour), fair.StartsAt.AddHours(hour + 1), people)
            ),
        ];
        db.TimeSlots.AddRange(slots);
        return slots;
    }

    private static void AddTalks(EventDb db, Event fair, DemoCatalogue catalogue)
    {
        (double After, string De, string En, string Lead)[] talks =
        [
            (0.5, "Was macht man eigentlich bei der Stadt?", "What do people do at the city?", "Jana Sommer"),
            (1.5, "Bewerbung: So geht's", "Applications: how it is done", "Tobias Kern"),
            (2.5, "Pflege: ein Tag auf Station", "Nursing: a day on the ward", "Mira Aslan"),
            (3.5, "Ausbildung in Teilzeit", "Part-time training", "Dr. Eva Brandt"),
        ];
        foreach (var (after, de, en, lead) in talks)
        {
            var from = fair.StartsAt.AddHours(after);
            var talk = new Session(fair.Id, SessionKind.Talk, new LocalizedText(de, en), from, from.AddMinutes(30), 80)
            {
                RoomId = catalogue.RoomCalled("Stadtverordnetensaal").Id,
            };
            talk.Leads.Add(new SessionLead(talk.Id, lead, ""));
            db.Sessions.Add(talk);
        }
    }

    private static void AddExhibitors(EventDb db, Event fair, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var places = Places(catalogue).ToList();
        for (var i = 0; i < DemoExhibitors.Accepted.Length; i++)
        {
            var exhibitor = DemoExhibitors.Make(fair, DemoExhibitors.Accepted[i], i, catalogue, now);
            exhibitor.CompanyId = catalogue.Companies.SingleOrDefault(company => company.Name == exhibitor.CompanyName)?.Id;
            exhibitor.Decide(ExhibitorState.Accepted, now.AddDays(-7));
            db.Exhibitors.Add(exhibitor);
            var (room, x, y, label) = places[i];
            // Two are accepted but have no booth yet: something to do on the plan.
            db.Booths.Add(
                new Booth(fair.Id, room, label, x, y, 300, 200)
                {
                    Power = exhibitor.Power,
                    ExhibitorId = i < DemoExhibitors.Accepted.Length - 2 ? exhibitor.Id : null,
                }
            );
        }
        foreach (var (number, (state, applied)) in DemoExhibitors.Others.Index())
        {
            var exhibitor = DemoExhibitors.Make(fair, applied, DemoExhibitors.Accepted.Length + number, catalogue, now);
            if (state is not ExhibitorState.Applied)
                exhibitor.Decide(state, now.AddDays(-3));
            db.Exhibitors.Add(exhibitor);
        }
    }

    /// <summary>Rows along the walls of the foyer and the Bürgersaal, with an aisle between.</summary>
    private static IEnumerable<(Guid Room, int X, int Y, string Label)> Places(DemoCatalogue catalogue)
    {
        foreach (var (room, letter) in new[] { ("Foyer", 'E'), ("Bürgersaal", 'B') })
        {
            var (id, depth) = (catalogue.RoomCalled(room).Id, catalogue.RoomCalled(room).Depth);
            for (var i = 0; i < 12; i++)
                yield return (id, 50 + i % 6 * (letter == 'E' ? 390 : 320), i < 6 ? 50 : depth - 250, $"{letter}{i + 1}");
        }
    }
}
