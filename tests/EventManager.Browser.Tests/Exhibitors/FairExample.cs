using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Browser.Tests.Exhibitors;

/// <summary>A training fair on one floor: a hall, a side room, an escape route, twelve companies, fourteen booths.</summary>
internal sealed record FairExample(Guid EventId, string Slug, string Token)
{
    private static readonly string[] Companies =
    [
        "Stadt Kassel",
        "StadtBild gGmbH",
        "Kasseler Verkehrs- und Versorgungs-GmbH",
        "Gemeinnützige Wohnungsbaugesellschaft der Stadt Kassel mbH",
        "Kassel Marketing GmbH",
        "Stadtreiniger",
        "Gesundheit Nordhessen Holding AG",
        "Malerbetrieb Öztürk & Söhne",
        "Hotel Fuldablick",
        "Metallbau Werra",
        "Tischlerei Habichtswald",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
    ];

    private static readonly Occupation[] Occupations =
    [
        new(new("Kauffrau/Kaufmann für Büromanagement", "Office management assistant")),
        new(new("Hauswirtschafter/in", "Housekeeper")),
        new(new("Tischler/in", "Carpenter")),
        new(new("Maler/in und Lackierer/in", "Painter")),
        new(new("Metallbauer/in", "Metalworker")),
        new(new("Köchin/Koch", "Cook")),
        new(new("Medizinische/r Fachangestellte/r", "Medical assistant")),
    ];

    public static async Task<FairExample> CreateAsync(TestApp app)
    {
        var venue = new Venue("Rathaus Kassel");
        var floor = new Floor(venue.Id, new("Erdgeschoss", "Ground floor"), 0);
        var hall = new Room(floor.Id, "Bürgersaal", 0, 0, 2_400, 1_400);
        var side = new Room(floor.Id, "Foyer", 2_400, 0, 900, 1_000);
        floor.Rooms.AddRange([hall, side, new(floor.Id, "Flur Ost", 2_400, 1_000, 900, 400) { AllowsBooths = false }]);
        venue.Floors.Add(floor);
        var start = DateTimeOffset.UtcNow.Date.AddDays(40).AddHours(9);
        var fair = new Event("messe", EventKind.TrainingFair, new("Ausbildungsmesse", "Training fair"), start, start.AddHours(6), 800)
        {
            VenueId = venue.Id,
            ExhibitorsMayApply = true,
        };
        fair.Publish();
        var exhibitors = Companies.Select((name, n) => Apply(fair.Id, name, n)).ToList();
        foreach (var exhibitor in exhibitors.Take(10))
            exhibitor.Decide(ExhibitorState.Accepted, DateTimeOffset.UtcNow);
        var places = new BoothRow(RoomSide.Top, 7, 300, 200, 40, 20).Places(hall, "A", new HashSet<string>()).Value;
        var others = new BoothRow(RoomSide.Bottom, 5, 400, 250, 60, 60).Places(hall, "B", new HashSet<string>()).Value;
        var foyer = new BoothRow(RoomSide.Right, 2, 300, 200, 80, 60).Places(side, "F", new HashSet<string>()).Value;
        var booths = places.Concat(others).Select(p => Put(fair.Id, hall, p)).Concat(foyer.Select(p => Put(fair.Id, side, p))).ToList();
        foreach (var (exhibitor, n) in exhibitors.Take(9).Select((e, n) => (e, n)))
            booths[n].ExhibitorId = exhibitor.Id;
        await using var db = await app.OpenDbAsync();
        db.AddRange(Occupations);
        db.AddRange(venue, fair);
        db.AddRange(exhibitors);
        await db.SaveChangesAsync();
        db.AddRange(booths);
        await db.SaveChangesAsync();
        var links = app.Services.GetRequiredService<PersonalLinks>();
        return new(fair.Id, "messe", links.Token(LinkPurpose.Exhibitor, exhibitors[0].Id));
    }

    private static Booth Put(Guid fairId, Room room, BoothPlace place) =>
        new(fairId, room.Id, place.Label, place.X, place.Y, place.Width, place.Depth) { Power = PowerSupply.Volts230 };

    private static Exhibitor Apply(Guid fairId, string name, int n) =>
        Exhibitor.From(
            fairId,
            new(
                name,
                "Königsplatz 1",
                "34117",
                "Kassel",
                new(
                    "Ada Muster",
                    "ada@firma.example",
                    "0561 12345",
                    "",
                    "www.firma.example",
                    new Dictionary<string, string>
                    {
                        ["de"] =
                            "Bei uns probierst du aus, was dir liegt: Wir zeigen dir die Werkstatt und unsere Azubis erzählen von ihrem Alltag.",
                    },
                    [.. Occupations.Skip(n % 5).Take(1 + n % 3).Select(o => o.Id)]
                ),
                PowerSupply.Volts230,
                300,
                200,
                2,
                "",
                true
            ),
            "de",
            DateTimeOffset.UtcNow.AddMinutes(-n)
        );
}
