using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Api;

/// <summary>What holds for every call of the API alike.</summary>
public sealed class ContractTests
{
    private static readonly Uri Scans = new($"/api/v1/events/{ApiWorld.Fair}/check-in/scans", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Scans_take_an_idempotency_key_like_every_write(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        await using (var db = await world.App.OpenDbAsync())
        {
            db.Gates.Add(
                new Gate(await db.Events.Where(e => e.Slug == ApiWorld.Fair).Select(e => e.Id).SingleAsync(Stop), Gate.Main, "Main")
            );
            await db.SaveChangesAsync(Stop);
        }
        using var client = await world.ClientAsync();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "batch-1");
        var body = new
        {
            scans = new[]
            {
                new
                {
                    id = Guid.NewGuid(),
                    ticket = "T/X",
                    gate = Gate.Main,
                    direction = "in",
                    scannedAt = DateTimeOffset.UtcNow,
                },
            },
        };

        var first = await client.PostAsJsonAsync(Scans, body, Stop);
        var again = await client.PostAsJsonAsync(Scans, body, Stop);
        var other = await client.PostAsJsonAsync(Scans, new { scans = Array.Empty<object>() }, Stop);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await first.Content.ReadAsStringAsync(Stop);
        answer.ShouldContain("\"verdict\":\"unknown\"");
        (await again.Content.ReadAsStringAsync(Stop)).ShouldBe(answer);
        again.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiWorld.JsonAsync(other)).GetProperty("code").GetString().ShouldBe("api.idempotency_key_reused");
    }

    [Fact]
    public async Task Invalid_input_names_its_place()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();

        var limit = await client.GetAsync("/api/v1/events?limit=many", Stop);
        var scans = await client.PostAsJsonAsync(Scans, new { }, Stop);

        limit.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiWorld.JsonAsync(limit)).GetProperty("errors").TryGetProperty("limit", out _).ShouldBeTrue();
        scans.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiWorld.JsonAsync(scans)).GetProperty("errors").TryGetProperty("scans", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_description_says_what_a_call_takes_and_how_it_refuses()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var document = await world.App.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Stop);
        var paths = document.GetProperty("paths");
        var schemas = document.GetProperty("components").GetProperty("schemas");

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var scans = paths.GetProperty("/api/v1/events/{slug}/check-in/scans").GetProperty("post");
        scans.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _).ShouldBeTrue();
        foreach (
            var path in new[]
            {
                "/api/v1/events/{slug}/registrations",
                "/api/v1/registrations/{id}/cancel",
                "/api/v1/events/{slug}/check-in/scans",
            }
        )
            paths
                .GetProperty(path)
                .GetProperty("post")
                .GetProperty("parameters")
                .EnumerateArray()
                .ShouldContain(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key", path);
        foreach (var status in new[] { "401", "403", "404", "422" })
            scans.GetProperty("responses").TryGetProperty(status, out _).ShouldBeTrue(status);
        schemas.GetProperty("ProblemDetails").GetProperty("properties").TryGetProperty("code", out _).ShouldBeTrue();
        schemas.GetProperty("ProblemDetails").GetProperty("properties").TryGetProperty("errors", out _).ShouldBeTrue();
        var required = schemas.GetProperty("RegistrationBody").GetProperty("required").EnumerateArray().Select(name => name.GetString());
        required.ShouldBe(["person", "language"]);
    }
}
