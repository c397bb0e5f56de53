using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Paper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>The pack of paper that lies at the door.</summary>
public sealed class PaperTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_gate_has_the_people_it_lets_in_by_letter(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await NamedAsync(scene, "Özge", "Öztürk");
        await NamedAsync(scene, "Max", "Otto");
        await NamedAsync(scene, "Ada", "Adler", category: "exhibitor");
        var listed = await NamedAsync(scene, "Zoe", "Zander");
        await scene.TicketAsync("gone", r => r.Cancel(DateTimeOffset.UtcNow));
        await GateRulesTests.RuleAsync(scene, GateRulesTests.Rules(DoorScene.Side) with { Categories = ["exhibitor"] });
        await GateRulesTests.RoomAsync(scene, "yoga", 10, listed);

        var lists = (await ReadAsync(scene)).Lists.ToDictionary(list => list.Gates);

        lists["Haupteingang"].Letters.Select(letter => letter.Letter).ShouldBe(["A", "O", "Z"]);
        lists["Haupteingang"]
            .Letters[1]
            .People.Select(person => person.Name)
            .ShouldBe(["Öztürk, Özge", "Otto, Max"], "ö is oe, as on every list");
        lists["Seiteneingang"].Letters.Single().People.Single().Name.ShouldBe("Adler, Ada");
        lists["yoga"].Letters.Single().People.Single().Name.ShouldBe("Zander, Zoe");
    }

    [Theory, EachDatabase]
    public async Task Classes_and_the_plan_are_on_it_and_names_are_text(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await NamedAsync(scene, "Ute", "<script>", category: "class", organisation: "Offene Schule Waldau");
        await using (var db = await scene.App.OpenDbAsync())
        {
            var venue = new Venue("Rathaus");
            var floor = new Floor(venue.Id, new LocalizedText("Erdgeschoss", "Ground floor"), 0);
            floor.Rooms.Add(new Room(floor.Id, "Foyer & Treppe", 0, 0, 2_000, 1_000) { PermittedInside = 250 });
            venue.Floors.Add(floor);
            db.Add(venue);
            await db.SaveChangesAsync(Stop);
            await db.Events.Where(e => e.Id == scene.Event.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.VenueId, venue.Id), Stop);
        }
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id);

        var html = await organiser.GetStringAsync($"/organise/events/{scene.Event.Slug}/door/paper", Stop);

        html.ShouldContain("Offene Schule Waldau");
        html.ShouldContain("&lt;script&gt;, Ute");
        html.ShouldContain("Foyer &amp; Treppe");
    }

    [Theory]
    [InlineData("Öztürk", "O")]
    [InlineData("von Berg", "V")]
    [InlineData("Élan", "E")]
    [InlineData("Şahin", "S")]
    [InlineData("Łoś", "L")]
    [InlineData("Đorđević", "D")]
    [InlineData("123", "#")]
    [InlineData("", "#")]
    public void Names_stand_at_their_letter(string name, string letter) => PaperQuery.LetterOf(SortKey.Of(name)).ShouldBe(letter);

    private static async Task<Guid> NamedAsync(
        DoorScene scene,
        string first,
        string last,
        string category = "visitor",
        string organisation = ""
    ) =>
        (
            await scene.TicketAsync(
                first,
                r =>
                {
                    r.SetPerson(new Person(first, last, r.Email));
                    r.Organisation = organisation;
                },
                t => t.Category = category
            )
        ).RegistrationId;

    private static async Task<PaperPack> ReadAsync(DoorScene scene)
    {
        var door = await scene.App.Services.GetRequiredService<DoorCache>().FindAsync(scene.Event.Slug, Stop);
        return await scene.App.Services.GetRequiredService<PaperQuery>().ReadAsync(door!, Stop);
    }
}
