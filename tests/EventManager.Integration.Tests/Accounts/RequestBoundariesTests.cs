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

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/organise/no-such-page")]
    [InlineData("/api/v1/no-such-call")]
    public async Task A_form_for_an_unknown_address_is_not_found(string path)
    {
        await using var app = await TestApp.StartAsync();
        var answer = await app.Client.PostAsync(path, new FormUrlEncodedContent([new("Name", "x")]), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotBeEmpty();
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
            .Where(path => path.EndsWith(".csv", StringComparison.Ordinal))
            .Select(path => path.Replace("{slug}", fair.Slug, StringComparison.Ordinal))
            .Where(path => !path.Contains('{', StringComparison.Ordinal))
            .Distinct()
            .ToList();
        tables.Count.ShouldBeGreaterThan(5);
        foreach (var path in tables)
        {
            using var answer = await chef.GetAsync(path, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.CacheControl?.NoStore.ShouldBe(true, path);
        }
        using var call = await chef.GetAsync("/api/v1/events/" + fair.Slug + "/registrations", Stop);
        call.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
