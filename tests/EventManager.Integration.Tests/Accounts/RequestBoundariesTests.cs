using System.Net;
using EventManager.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

public sealed class RequestBoundariesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Only_our_own_pages_open_a_circuit(string? origin, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.SignInAsync(null, null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin ?? app.Address.GetLeftPart(UriPartial.Authority));
        (await client.SendAsync(request, Stop)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_form_that_needs_a_right_is_refused_as_such()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.SignInAsync(null, null);
        var answer = await client.PostAsync("/organise/administration/accounts", new FormUrlEncodedContent([new("Name", "x")]), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("<h1");
    }

    [Fact]
    public async Task No_table_and_no_answer_with_names_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var chef = await app.SignInAsync(null, null, administrator: true);
        var tables = app
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".xlsx", StringComparison.Ordinal))
            .Select(path => path.Replace("{slug}", fair.Slug, StringComparison.Ordinal))
            .Where(path => !path.Contains('{', StringComparison.Ordinal))
            .Distinct()
            .ToList();
        tables.Count.ShouldBeGreaterThan(20);
        tables.Count(path => path.EndsWith(".xlsx", StringComparison.Ordinal)).ShouldBe(tables.Count / 2, "a workbook beside each");
        foreach (var path in tables)
        {
            using var answer = await chef.GetAsync(path, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.CacheControl!.NoStore.ShouldBe(true, path);
        }
        using var call = await chef.GetAsync("/api/v1/events/" + fair.Slug + "/registrations", Stop);
        call.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
