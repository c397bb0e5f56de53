using System.Net;
using System.Text.RegularExpressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;
using EventManager.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Exhibitors;

/// <summary>A published fair in a house with two rooms and an escape route, and two occupations in the catalogue.</summary>
internal sealed partial class ExhibitorScene : IAsyncDisposable
{
    private ExhibitorScene(TestApp app) => App = app;

    public TestApp App { get; }
    public Event Fair { get; private set; } = null!;
    public Room Hall { get; private set; } = null!;
    public Room Corridor { get; private set; } = null!;
    public Occupation Carpenter { get; } = new(new("Tischler/in", "Carpenter"));
    public Occupation Cook { get; } = new(new("Köchin/Koch", "Cook"));

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ExhibitorScene> StartAsync(DatabaseUnderTest kind, Action<IServiceCollection>? services = null)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        var scene = new ExhibitorScene(await TestApp.StartAsync(kind, services: services));
        await using var db = await scene.App.OpenDbAsync();
        var venue = new Venue("Rathaus");
        var floor = new Floor(venue.Id, new("Erdgeschoss", "Ground floor"), 0);
        scene.Hall = new Room(floor.Id, "Bürgersaal", 0, 0, 2_000, 1_000);
        scene.Corridor = new Room(floor.Id, "Flur", 0, 1_000, 2_000, 300) { AllowsBooths = false };
        floor.Rooms.AddRange([scene.Hall, scene.Corridor]);
        venue.Floors.Add(floor);
        scene.Fair = scene.NewFair("messe", venue.Id);
        db.AddRange(venue, scene.Fair, scene.Carpenter, scene.Cook);
        await db.SaveChangesAsync(Stop);
        return scene;
    }

    public Event NewFair(string slug, Guid? venueId)
    {
        var start = DateTimeOffset.UtcNow.AddDays(60);
        var fair = new Event(slug, EventKind.TrainingFair, new("Ausbildungsmesse", "Training fair"), start, start.AddHours(6), 500)
        {
            VenueId = venueId,
            ExhibitorsMayApply = true,
        };
        fair.Publish();
        return fair;
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<EventDb, Task<T>> read)
    {
        await using var db = await App.OpenDbAsync();
        return await read(db);
    }

    public async Task<Exhibitor> AddExhibitorAsync(string company, ExhibitorState state, params Occupation[] occupations)
    {
        var exhibitor = Exhibitor.From(Fair.Id, Application(company, [.. occupations.Select(o => o.Id)]), "de", DateTimeOffset.UtcNow);
        if (state is not ExhibitorState.Applied)
            exhibitor.Decide(state, DateTimeOffset.UtcNow);
        await using var db = await App.OpenDbAsync();
        db.Add(exhibitor);
        await db.SaveChangesAsync(Stop);
        return exhibitor;
    }

    public async Task<Booth> AddBoothAsync(string label, int x, int y = 0)
    {
        var booth = new Booth(Fair.Id, Hall.Id, label, x, y, 300, 200) { Power = PowerSupply.Volts230 };
        await using var db = await App.OpenDbAsync();
        db.Add(booth);
        await db.SaveChangesAsync(Stop);
        return booth;
    }

    public static ExhibitorApplication Application(string company, params Guid[] occupations) =>
        new(
            company,
            "Königsplatz 1",
            "34117",
            "Kassel",
            new(
                "Ada Muster",
                "ada@firma.example",
                "0561 12345",
                "",
                "",
                new Dictionary<string, string> { ["de"] = "Kurz und gut" },
                occupations
            ),
            PowerSupply.Volts230,
            300,
            200,
            2,
            "",
            true
        );

    /// <summary>Posts a form of a page as a browser does: with the page's own token and handler name.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string page,
        string handler,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        var html = await client.GetStringAsync(page, Stop);
        var token = TokenField().Match(html).Groups[1].Value;
        var form = fields.Append(new("__RequestVerificationToken", token)).Append(new("_handler", handler));
        return await client.PostAsync(page, new FormUrlEncodedContent(form), Stop);
    }

    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
