using System.Net.Http.Json;
using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Testing;
using EventManager.Web.Shell.Searching;

namespace EventManager.Integration.Tests.Shell;

/// <summary>A fair that has one of each kind that the search finds.</summary>
internal static partial class SearchedFair
{
    public static async Task<Event> AddAsync(TestApp app, string visitor)
    {
        var fair = await app.AddEventAsync();
        (await app.RegisterAsync(fair.Slug, visitor)).IsRefused.ShouldBeFalse();
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        var venue = new Venue("Rathaus");
        var floor = new Floor(venue.Id, new LocalizedText("Erdgeschoss"), 0);
        var room = new Room(floor.Id, "Bürgersaal", 0, 0, 3_000, 2_000);
        db.AddRange(venue, floor, room);
        db.Add(new Invitation(fair.Id, "José Ångström", $"jose-{fair.Slug}@example.org", now));
        var company = new Exhibitor(fair.Id, "Müller Metallbau", "Petra Holz", "petra@example.org", now);
        db.Add(company);
        db.Add(new Booth(fair.Id, room.Id, "E7", 0, 0, 300, 200));
        var session = new Session(
            fair.Id,
            SessionKind.Talk,
            new LocalizedText("Zerspanen heute"),
            fair.StartsAt,
            fair.StartsAt.AddHours(1),
            null
        );
        db.AddRange(session, new SessionLead(session.Id, "Leander Leiter", "leander@example.org"));
        db.Add(new CompanyAccess(fair.Id, "Firma", "Ottilie Offizier", "ottilie@firma.example", now));
        await db.SaveChangesAsync();
        return fair;
    }

    public static async Task<IReadOnlyList<SearchHit>> HitsAsync(
        this HttpClient client,
        string words,
        string path = "/organise",
        params string[] recent
    )
    {
        var answer = await client.PostSearchAsync(
            SearchCall.Path,
            [("words", words), ("path", path), ("recent", string.Join('\n', recent))]
        );
        answer.EnsureSuccessStatusCode();
        var found = await answer.Content.ReadFromJsonAsync<SearchAnswer>();
        return [.. found!.Groups.SelectMany(group => group.Hits)];
    }

    /// <summary>As the script posts: with the token of the form that stands in each page.</summary>
    public static async Task<HttpResponseMessage> PostSearchAsync(
        this HttpClient client,
        string address,
        IReadOnlyList<(string Name, string Value)> fields
    )
    {
        var page = await client.GetStringAsync("/account");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(page).Groups[1].Value), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in fields)
            body.Add(new StringContent(value), name);
        return await client.PostAsync(address, body);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
