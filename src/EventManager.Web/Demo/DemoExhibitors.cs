using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;

namespace EventManager.Web.Demo;

/// <summary>Who has a booth at the fair or wants one: each with what it trains, what it brings and what the guide says of it.</summary>
internal static class DemoExhibitors
{
    /// <param name="Name">Of a company of the network as in the catalogue, or an invented one.</param>
    /// <param name="Occupations">Beginnings of the German names in the catalogue, parted by "|".</param>
    /// <param name="De">What the guide says.</param>
    /// <param name="En">The same in English.</param>
    /// <param name="Power">For what is tried out.</param>
    internal sealed record Applied(string Name, string Occupations, string De, string En, PowerSupply Power = PowerSupply.None);

    internal static readonly Applied[] Accepted =
    [
        new(
            "Stadt Kassel",
            "Verwaltungsfach|Kauffrau/Kaufmann für Büro|Straßenbauer|Fachinformatiker|Fachangestellte/",
            "Vom Bürgerbüro bis zum Straßenbau: Bei der Stadt lernst du etwas, das allen nützt. Bau mit uns ein Stück Pflaster.",
            "From the citizens' office to road building: with the city you learn what is of use to everybody. Lay some paving with us."
        ),
        new(
            "StadtBild gGmbH",
            "Gärtner|Hauswirtschaft|Tischler|Maler",
            "Hier zählt, was du mit den Händen kannst. Streich eine Wand oder bau einen Nistkasten und nimm ihn mit.",
            "What counts here is what you can do with your hands. Paint a wall, or build a nesting box and take it home."
        ),
        new(
            "Kasseler Verkehrs- und Versorgungs-GmbH (KVV)",
            "Fachkraft im Fahr|Mechatroniker|Elektroniker|Anlagenmech|Industriekauf",
            "Strom, Wasser, Bus und Bahn: Setz dich in unseren Tram-Simulator und fahr eine Haltestelle weit.",
            "Power, water, bus and tram: sit in our tram simulator and drive to the next stop.",
            PowerSupply.Volts400
        ),
        new(
            "Gemeinnützige Wohnungsbaugesellschaft der Stadt Kassel mbH (GWG)",
            "Immobilien|Kauffrau/Kaufmann für Büro",
            "Wir geben vielen Menschen in Kassel ein Zuhause. Plan mit uns eine Wohnung und rechne aus, was sie kostet.",
            "We give many people in Kassel a home. Plan a flat with us and work out what it costs.",
            PowerSupply.Volts230
        ),
        new(
            "Kassel Marketing GmbH",
            "Kauffrau/Kaufmann für Tourismus|Veranstaltung",
            "Zeig uns deine Stadt: In drei Minuten planst du eine Tour für Gäste, die noch nie hier waren.",
            "Show us your city: in three minutes you plan a tour for guests who have never been here.",
            PowerSupply.Volts230
        ),
        new(
            "Stadtreiniger Kassel",
            "Fachkraft für Kreislauf|Berufskraft|Kraftfahrzeug|Kauffrau/Kaufmann für Büro",
            "Was wird aus Müll? Sortier um die Wette und frag unsere Azubis, wie man einen Lkw mit 26 Tonnen fährt.",
            "What becomes of waste? Sort against the clock, and ask our apprentices how to drive a 26-tonne lorry."
        ),
        new(
            "Gesundheit Nordhessen Holding AG (GNH)",
            "Pflegefach|Operationstechn|Medizinische|Kauffrau/Kaufmann im Gesundheit",
            "Miss deinen Blutdruck, nähe eine Wunde an der Puppe und sprich mit Azubis aus Pflege und OP.",
            "Take your blood pressure, stitch a wound on a dummy, and talk to apprentices from the ward and the theatre.",
            PowerSupply.Volts230
        ),
        new(
            "Handwerkskammer Kassel",
            "Tischler|Maler|Metallbau",
            "Über 100 Berufe im Handwerk: Wir helfen dir, den zu finden, der passt, und einen Betrieb dazu.",
            "More than 100 trades: we help you to find the one that suits you, and a company for it."
        ),
        new(
            "Industrie- und Handelskammer Kassel-Marburg",
            "Kauffrau/Kaufmann für Büro|Industriekauf|Fachinformatiker",
            "Noch keinen Platz? In unserer Lehrstellenbörse suchst du mit uns zusammen.",
            "No place yet? Search our list of apprenticeships together with us.",
            PowerSupply.Volts230
        ),
        new(
            "Agentur für Arbeit Kassel",
            "Verwaltungsfach|Fachinformatiker",
            "Die Berufsberatung nimmt sich Zeit für dich. Bring deine Bewerbung mit, wir lesen sie zusammen.",
            "Our career advisers take time for you. Bring your application, we read it together."
        ),
        new(
            "Café Wilhelmshöhe",
            "Köchin|Fachkraft im Gast",
            "Zwölf Torten vor dem Frühstück? Verzier eine davon und probier sie.",
            "Twelve cakes before breakfast? Decorate one of them and try it.",
            PowerSupply.Volts230
        ),
        new(
            "Malerbetrieb Fuldatal GmbH",
            "Maler",
            "Vier Leute, viele Farben. Wir suchen jemanden, der gern draußen arbeitet; Noten sind uns nicht so wichtig.",
            "Four people, many colours. We look for somebody who likes to work outdoors; marks matter less to us."
        ),
        new(
            "Elektro Nordstadt GmbH",
            "Elektroniker|Mechatroniker",
            "Bring eine Lampe zum Leuchten und eine Wärmepumpe zum Laufen. Praktikum jederzeit.",
            "Make a lamp shine and a heat pump run. Placements at any time.",
            PowerSupply.Volts400
        ),
        new(
            "Hausarztpraxis am Königsplatz",
            "Medizinische",
            "Bei uns rufen Menschen in fünf Sprachen an. Sprichst du eine davon? Dann komm vorbei.",
            "People call us in five languages. Do you speak one of them? Then come by."
        ),
        new(
            "Hotel am Bergpark",
            "Köchin|Fachkraft im Gast|Veranstaltung",
            "Falte eine Serviette, deck einen Tisch für sechs, und erfahre, wohin man von hier aus in der Welt kommt.",
            "Fold a napkin, lay a table for six, and hear where in the world this can take you."
        ),
        new(
            "Landkreis Kassel",
            "Verwaltungsfach|Straßenbauer|Notfallsan",
            "29 Gemeinden, ein Arbeitgeber. Steig in unseren Rettungswagen und üb die Herzdruckmassage.",
            "29 municipalities, one employer. Climb into our ambulance and practise chest compressions.",
            PowerSupply.Volts230
        ),
        new(
            "Logistik Kassel-Ost GmbH",
            "Berufskraft|Kauffrau/Kaufmann für Büro",
            "Fahr mit der Brille einen Gabelstapler durch das Lager. Wir zahlen den Führerschein.",
            "Drive a forklift through the warehouse with our headset. We pay for the driving licence.",
            PowerSupply.Volts230
        ),
        new(
            "Maschinenbau Bettenhausen AG",
            "Mechatroniker|Elektroniker|Industriekauf",
            "Bring unserem Roboterarm etwas bei. Zwei von drei Azubis bleiben nach der Ausbildung bei uns.",
            "Teach our robot arm something. Two in three apprentices stay with us afterwards.",
            PowerSupply.Volts400
        ),
        new(
            "Architekturbüro Treppenstraße",
            "Bauzeichner",
            "Zeichne deine Straße und sieh sie dir in 3D an. Ein Praktikum geht auch in den Ferien.",
            "Draw your street and look at it in 3D. Placements are possible in the holidays, too.",
            PowerSupply.Volts230
        ),
        new(
            "Pflegezentrum Fuldaaue",
            "Pflegefach|Hauswirtschaft",
            "Zieh unseren Altersanzug an und geh ein Stück damit. Danach redest du anders über Pflege.",
            "Put on our age suit and walk a little. You will talk about care differently afterwards."
        ),
        new(
            "Sanitär Niederzwehren",
            "Anlagenmech|Kauffrau/Kaufmann für Büro",
            "Löte ein Kupferrohr und nimm es als Schlüsselanhänger mit. Auch für Leute ohne Schulabschluss.",
            "Solder a copper pipe and take it home as a key ring. Also for people without a school certificate.",
            PowerSupply.Volts230
        ),
        new(
            "Nordhessen Reisen GmbH",
            "Kauffrau/Kaufmann für Tourismus|Berufskraft",
            "Wohin fährt die nächste Klassenfahrt? Stell eine Reise zusammen und rechne den Preis aus.",
            "Where does the next class trip go? Put a journey together and work out its price."
        ),
        new(
            "Immobilien Friedrichsplatz",
            "Immobilien",
            "Wir verkaufen Häuser und suchen Azubis, die gern mit Menschen sprechen.",
            "We sell houses and look for apprentices who like talking to people."
        ),
        new(
            "Kita-Verbund Fuldaaue",
            "Erzieher|Hauswirtschaft",
            "Erzieherin und Erzieher gibt es bei uns auch bezahlt und in Teilzeit. Bring Fragen mit.",
            "With us, childcare training is paid and possible part-time. Bring your questions."
        ),
    ];

    internal static readonly (ExhibitorState State, Applied Applied)[] Others =
    [
        (
            ExhibitorState.Applied,
            new(
                "Zweirad Holländischer Platz",
                "Kraftfahrzeug",
                "Wir reparieren, was zwei Räder hat. Flick einen Schlauch gegen die Uhr.",
                "We repair what has two wheels. Mend a tube against the clock."
            )
        ),
        (
            ExhibitorState.Applied,
            new(
                "Kino am Stern",
                "Veranstaltung|Fachkraft im Gast",
                "Hinter der Leinwand ist mehr zu tun, als man denkt.",
                "There is more to do behind the screen than you think.",
                PowerSupply.Volts230
            )
        ),
        (
            ExhibitorState.Waiting,
            new(
                "Eventtechnik Nord GmbH",
                "Elektroniker|Veranstaltung",
                "Licht, Ton und Bühne zum Anfassen.",
                "Light, sound and stage to touch.",
                PowerSupply.Volts400
            )
        ),
        (ExhibitorState.Declined, new("Glücksspiel 24", "Kauffrau/Kaufmann für Büro", "Spiel mit uns.", "Play with us.")),
    ];

    public static Exhibitor Make(Event fair, Applied applied, int number, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var contact = DemoPeople.At(400 + number, "betrieb.example");
        var exhibitor = new Exhibitor(
            fair.Id,
            applied.Name,
            contact.FirstName + " " + contact.LastName,
            contact.Email,
            now.AddDays(-20 + number % 12)
        )
        {
            City = "Kassel",
            PostalCode = "34117",
            Street = $"Musterstraße {number + 1}",
            ContactPhone = $"0561 555{number:D3}",
            Power = applied.Power,
            Staff = 2 + number % 4,
            TermsAcceptedAt = now.AddDays(-20),
            ShortText = new LocalizedText(applied.De, applied.En),
        };
        foreach (var beginning in applied.Occupations.Split('|'))
            exhibitor.Occupations.Add(new ExhibitorOccupation(exhibitor.Id, catalogue.OccupationCalled(beginning).Id));
        return exhibitor;
    }
}
