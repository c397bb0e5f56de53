using EventManager.Browser.Tests.Registrations;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Browser.Tests.Pages;

/// <summary>
/// Every page of the organisers' area as the routing table has it, with an address at which it shows something: a new page is in by itself,
/// and one that needs more than the event's name has to be given an example.
/// </summary>
internal static class OrganiserPages
{
    private const string Area = "/organise";

    public static async Task<IReadOnlyList<(string Route, string Address)>> OfAsync(AskingFair scene)
    {
        var app = scene.Fair.App;
        await AddConflictAsync(app);
        var examples = await ExamplesAsync(scene);
        return [.. Routes(app).Select(route => (route, Fill(route, examples)))];
    }

    /// <summary>Those that are left unfilled.</summary>
    public static IEnumerable<string> WithoutExample(IEnumerable<(string Route, string Address)> pages) =>
        pages.Where(page => page.Address.Contains('{', StringComparison.Ordinal)).Select(page => page.Route);

    private static List<string> Routes(TestApp app) =>
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
                .Where(route => route.StartsWith(Area, StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What stands behind the example's part of a route, the longest first.</summary>
    private static async Task<Dictionary<string, string>> ExamplesAsync(AskingFair scene)
    {
        var fair = scene.Fair;
        await using var db = await fair.App.OpenDbAsync();
        var invited = await db.Invitations.Where(i => i.EventId == fair.Fair.Id).Select(i => i.Id).FirstAsync();
        var account = await db.Users.Select(user => user.Id).FirstAsync();
        return new()
        {
            ["/organise/events/{Slug}"] = fair.Organise,
            ["/exhibitors/{Id:guid}"] = "/exhibitors/" + fair.Accepted.Id,
            ["/programme/{SessionId:guid}"] = "/programme/" + fair.Group.Id,
            ["/registrations/{RegistrationId:guid}"] = "/registrations/" + fair.RegistrationId,
            ["/registrations/{Id:guid}"] = "/registrations/" + fair.RegistrationId,
            ["/people/{Kind}/{Id:guid}"] = "/people/Invitation/" + invited,
            ["/accounts/{Id:guid}"] = "/accounts/" + account,
            ["/handbook/{Name}"] = "/handbook/first-fair",
        };
    }

    private static string Fill(string route, Dictionary<string, string> examples) =>
        examples.Aggregate(route, (filled, one) => filled.Replace(one.Key, one.Value, StringComparison.Ordinal));

    /// <summary>Two scans that contradict each other, for the page that decides.</summary>
    internal static async Task AddConflictAsync(TestApp app, int count = 1)
    {
        await using var db = await app.OpenDbAsync();
        var ticket = await db.Tickets.FirstAsync();
        for (var i = 0; i < count; i++)
            AddConflict(db, ticket, DateTimeOffset.UtcNow.AddSeconds(i - count));
        await db.SaveChangesAsync();
    }

    private static void AddConflict(EventDb db, Ticket ticket, DateTimeOffset now)
    {
        var first = new Scan(ticket.EventId, Guid.NewGuid(), ticket.Id, Gate.Main, ScanDirection.In, Verdict.Admitted, now)
        {
            ReceivedAt = now,
        };
        var second = new Scan(ticket.EventId, Guid.NewGuid(), ticket.Id, Gate.Main, ScanDirection.In, Verdict.AlreadyInside, now)
        {
            ReceivedAt = now,
            Offline = true,
        };
        db.AddRange(first, second, new ScanConflict(ticket.EventId, ticket.Id, first.Id, second.Id, now));
    }
}
