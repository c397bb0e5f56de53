using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;

namespace EventManager.Web.Demo;

/// <summary>The seven companies, the occupations, and the Rathaus with its floors and rooms.</summary>
internal sealed record DemoCatalogue(IReadOnlyList<Company> Companies, IReadOnlyList<Occupation> Occupations, Venue Rathaus)
{
    private static readonly (string Name, string Domain)[] Members =
    [
        ("Stadt Kassel", "stadt-kassel.example"),
        ("StadtBild gGmbH", "stadtbild.example"),
        ("Kasseler Verkehrs- und Versorgungs-GmbH (KVV)", "kvv.example"),
        ("Gemeinnützige Wohnungsbaugesellschaft der Stadt Kassel mbH (GWG)", "gwg.example"),
        ("Kassel Marketing GmbH", "kassel-marketing.example"),
        ("Stadtreiniger Kassel", "stadtreiniger.example"),
        ("Gesundheit Nordhessen Holding AG (GNH)", "gnh.example"),
    ];

    private static readonly (string De, string En)[] Names =
    [
        ("Kauffrau/Kaufmann für Büromanagement", "Office management assistant"),
        ("Hauswirtschafterin/Hauswirtschafter", "Housekeeping specialist"),
        ("Tischlerin/Tischler", "Joiner"),
        ("Malerin und Lackiererin/Maler und Lackierer", "Painter and varnisher"),
        ("Metallbauerin/Metallbauer", "Metalworker"),
        ("Immobilienkauffrau/Immobilienkaufmann", "Real estate agent"),
        ("Fachkraft im Gastgewerbe", "Hospitality worker"),
        ("Köchin/Koch", "Cook"),
        ("Medizinische Fachangestellte/Medizinischer Fachangestellter", "Medical assistant"),
        ("Straßenbauerin/Straßenbauer", "Road builder"),
        ("Verwaltungsfachangestellte/Verwaltungsfachangestellter", "Administrative assistant"),
        ("Gärtnerin/Gärtner im Garten- und Landschaftsbau", "Landscape gardener"),
        ("Fachkraft im Fahrbetrieb", "Public transport worker"),
        ("Mechatronikerin/Mechatroniker", "Mechatronics technician"),
        ("Elektronikerin/Elektroniker für Betriebstechnik", "Industrial electronics technician"),
        ("Anlagenmechanikerin/Anlagenmechaniker", "Plant mechanic"),
        ("Industriekauffrau/Industriekaufmann", "Industrial clerk"),
        ("Kraftfahrzeugmechatronikerin/Kraftfahrzeugmechatroniker", "Vehicle mechatronics technician"),
        ("Berufskraftfahrerin/Berufskraftfahrer", "Professional driver"),
        ("Fachkraft für Kreislauf- und Abfallwirtschaft", "Waste management specialist"),
        ("Pflegefachfrau/Pflegefachmann", "Nurse"),
        ("Operationstechnische Assistentin/Operationstechnischer Assistent", "Operating theatre assistant"),
        ("Kauffrau/Kaufmann im Gesundheitswesen", "Health services clerk"),
        ("Fachinformatikerin/Fachinformatiker", "IT specialist"),
        ("Kauffrau/Kaufmann für Tourismus und Freizeit", "Tourism and leisure clerk"),
        ("Veranstaltungskauffrau/Veranstaltungskaufmann", "Event manager"),
        ("Erzieherin/Erzieher", "Childcare worker"),
        ("Bauzeichnerin/Bauzeichner", "Construction draughtsperson"),
        ("Fachangestellte/Fachangestellter für Bäderbetriebe", "Pool attendant"),
        ("Notfallsanitäterin/Notfallsanitäter", "Paramedic"),
    ];

    public IReadOnlyList<Room> Rooms => [.. Rathaus.Floors.SelectMany(floor => floor.Rooms)];

    /// <param name="beginning">Of the German name; enough of it that there is one.</param>
    public Occupation OccupationCalled(string beginning) =>
        Occupations.Single(occupation => occupation.Name.German.StartsWith(beginning, StringComparison.Ordinal));

    public Room RoomCalled(string name) => Rooms.Single(room => room.Name == name);

    public static DemoCatalogue Add(EventDb db)
    {
        var companies = Members.Select(member => new Company(member.Name) { MailDomains = member.Domain, IsMember = true }).ToList();
        var occupations = Names.Select(name => new Occupation(new LocalizedText(name.De, name.En))).ToList();
        var rathaus = MakeRathaus();
        db.Companies.AddRange(companies);
        db.Occupations.AddRange(occupations);
        db.Venues.Add(rathaus);
        return new(companies, occupations, rathaus);
    }

    private static Venue MakeRathaus()
    {
        var venue = new Venue("Rathaus Kassel")
        {
            Street = "Obere Königsstraße 8",
            PostalCode = "34117",
            City = "Kassel",
            PermittedInside = 600,
            IsStepFree = true,
            Directions = new LocalizedText(
                "Straßenbahn und Bus bis **Rathaus/Fünffensterstraße**. Fahrradständer sind vor dem Haupteingang.",
                "Tram and bus to **Rathaus/Fünffensterstraße**. Bicycle stands are in front of the main entrance."
            ),
            Accessibility = new LocalizedText(
                "Der Eingang in der Karlsstraße hat keine Stufen. Ein Aufzug fährt in alle Stockwerke. Es gibt ein WC für Menschen im Rollstuhl im Erdgeschoss und einen ruhigen Raum.",
                "The entrance in Karlsstraße has no steps. A lift goes to all floors. There is a wheelchair-accessible toilet on the ground floor and a quiet room."
            ),
        };
        var ground = new Floor(venue.Id, new LocalizedText("Erdgeschoss", "Ground floor"), 0);
        ground.Rooms.Add(new Room(ground.Id, "Foyer", 0, 0, 2_400, 1_200) { PermittedInside = 250 });
        ground.Rooms.Add(new Room(ground.Id, "Flur (Fluchtweg)", 0, 1_200, 3_600, 300) { AllowsBooths = false });
        ground.Rooms.Add(new Room(ground.Id, "Kasseler Saal", 2_400, 0, 1_200, 1_200) { PermittedInside = 120 });
        var first = new Floor(venue.Id, new LocalizedText("1. Stock", "First floor"), 1);
        first.Rooms.Add(new Room(first.Id, "Bürgersaal", 0, 0, 2_000, 1_400) { PermittedInside = 300 });
        first.Rooms.Add(new Room(first.Id, "Stadtverordnetensaal", 2_000, 0, 1_600, 1_400) { PermittedInside = 180 });
        first.Rooms.Add(new Room(first.Id, "Galerie (Fluchtweg)", 0, 1_400, 3_600, 250) { AllowsBooths = false });
        venue.Floors.AddRange([ground, first]);
        return venue;
    }
}
