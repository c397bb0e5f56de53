using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Programme;

namespace EventManager.Web.Demo;

/// <summary>The Ausbildungsmesse: 24 exhibitors on two floors, some more who applied, talks, and a few hundred visitors.</summary>
internal static class DemoFair
{
    private static readonly string[] Guests =
    [
        "Handwerkskammer Kassel",
        "Industrie- und Handelskammer Kassel-Marburg",
        "Agentur für Arbeit Kassel",
        "Bäckerei Wilhelmshöhe",
        "Dachdecker Fuldatal GmbH",
        "Elektro Nordstadt GmbH",
        "Friseurteam Königsplatz",
        "Hotel am Bergpark",
        "Landkreis Kassel",
        "Logistik Kassel-Ost GmbH",
        "Maschinenbau Bettenhausen AG",
        "Optik Treppenstraße",
        "Pflegezentrum Fuldaaue",
        "Sanitär Niederzwehren",
        "Sparkasse Nordhessen",
        "Steuerkanzlei Friedrichsplatz",
        "Tierpark Sababurg",
    ];

    public static Event Add(EventDb db, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var start = DemoDays.At(now, 21, DayOfWeek.Thursday, 9);
        var fair = new Event(
            "ausbildungsmesse-" + start.Year,
            EventKind.TrainingFair,
            new Bilingual("Ausbildungsmesse im Rathaus", "Training fair in the town hall"),
            start,
            start.AddHours(6),
            900
        )
        {
            Summary = new Bilingual(
                "Lerne Berufe und Betriebe kennen. Sprich mit Azubis, probier aus, frag nach Praktika.",
                "Get to know occupations and companies. Talk to apprentices, try things out, ask about placements."
            ),
            Description = new Bilingual(
                "Über 20 Betriebe zeigen, was man bei ihnen lernen kann. An den Ständen sprichst du mit **Azubis** und mit denen, die sie ausbilden.\n\n- Berufe ausprobieren\n- Bewerbung prüfen lassen\n- Praktikum finden\n\nDu brauchst keine Vorkenntnisse. Eltern und Freunde sind willkommen.",
                "More than 20 companies show what you can learn with them. At the booths you talk to **apprentices** and to those who train them.\n\n- Try out occupations\n- Have your application checked\n- Find a placement\n\nYou need no previous knowledge. Parents and friends are welcome."
            ),
            VenueId = catalogue.Rathaus.Id,
            PlaceNote = new Bilingual("Foyer und Bürgersaal", "Foyer and Bürgersaal"),
            MaxPartySize = 30,
            ReminderDaysBefore = 2,
            ExhibitorsMayApply = true,
            OrganiserName = "Stadtnetz Ausbildung",
            ContactEmail = "messe@stadtnetz.example",
            PermittedInside = 400,
        };
        fair.SetRegistrationWindow(now.AddDays(-21), fair.EndsAt);
        fair.SetExhibitorDeadline(now.AddDays(10));
        // The doors are open already, so that the demo's tickets can be tried at the door.
        fair.OpenDoorsAt(now.AddDays(-1));
        fair.Publish();
        db.Events.Add(fair);
        foreach (var (code, name) in new[] { ("main", "Haupteingang"), ("karlsstrasse", "Eingang Karlsstraße (stufenlos)") })
            db.Gates.Add(new Domain.CheckIn.Gate(fair.Id, code, name));
        AddSlots(db, fair);
        AddTalks(db, fair, catalogue);
        AddExhibitors(db, fair, catalogue, now);
        return fair;
    }

    private static void AddSlots(EventDb db, Event fair)
    {
        for (var hour = 0; hour < 6; hour++)
            db.TimeSlots.Add(new TimeSlot(fair.Id, fair.StartsAt.AddHours(hour), fair.StartsAt.AddHours(hour + 1), 150));
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
            var talk = new Session(fair.Id, SessionKind.Talk, new Bilingual(de, en), from, from.AddMinutes(30), 80)
            {
                RoomId = catalogue.RoomCalled("Stadtverordnetensaal").Id,
            };
            talk.Leads.Add(new SessionLead(talk.Id, lead, ""));
            db.Sessions.Add(talk);
        }
    }

    private static void AddExhibitors(EventDb db, Event fair, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var names = catalogue.Companies.Select(company => company.Name).Concat(Guests).ToList();
        var places = Places(catalogue).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var exhibitor = Make(fair, names[i], i, catalogue, now);
            if (i < catalogue.Companies.Count)
                exhibitor.CompanyId = catalogue.Companies[i].Id;
            exhibitor.Decide(ExhibitorState.Accepted, now.AddDays(-7));
            db.Exhibitors.Add(exhibitor);
            var (room, x, y, label) = places[i];
            // Two are accepted but have no booth yet: something to do on the plan.
            db.Booths.Add(
                new Booth(fair.Id, room, label, x, y, 300, 200)
                {
                    Power = exhibitor.Power,
                    ExhibitorId = i < names.Count - 2 ? exhibitor.Id : null,
                }
            );
        }
        foreach (
            var (name, state) in new[]
            {
                ("Zweirad Holländischer Platz", ExhibitorState.Applied),
                ("Kino am Stern", ExhibitorState.Applied),
                ("Eventtechnik Nord GmbH", ExhibitorState.Waiting),
                ("Glücksspiel 24", ExhibitorState.Declined),
            }
        )
        {
            var exhibitor = Make(fair, name, name.Length, catalogue, now);
            if (state is not ExhibitorState.Applied)
                exhibitor.Decide(state, now.AddDays(-3));
            db.Exhibitors.Add(exhibitor);
        }
    }

    private static Exhibitor Make(Event fair, string name, int number, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var contact = DemoPeople.At(400 + number, "betrieb.example");
        var exhibitor = new Exhibitor(
            fair.Id,
            name,
            contact.FirstName + " " + contact.LastName,
            contact.Email,
            now.AddDays(-20 + number % 12)
        )
        {
            City = "Kassel",
            PostalCode = "34117",
            Street = $"Musterstraße {number + 1}",
            ContactPhone = $"0561 555{number:D3}",
            Power =
                number % 3 == 0 ? PowerSupply.Volts230
                : number % 11 == 0 ? PowerSupply.Volts400
                : PowerSupply.None,
            Staff = 2 + number % 4,
            TermsAcceptedAt = now.AddDays(-20),
            ShortText = new Bilingual(
                "Komm vorbei und sprich mit unseren Azubis. Wir bieten auch Praktika an.",
                "Come by and talk to our apprentices. We offer placements, too."
            ),
        };
        foreach (var k in new[] { number, number * 3 + 1, number * 7 + 2 }.Select(k => k % catalogue.Occupations.Count).Distinct())
            exhibitor.Occupations.Add(new ExhibitorOccupation(exhibitor.Id, catalogue.Occupations[k].Id));
        return exhibitor;
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
