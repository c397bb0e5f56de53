using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>The contract writes each instant in one way: UTC, with a Z.</summary>
public sealed class InstantTests(DoorApps apps) : IClassFixture<DoorApps>
{
    [Theory, EachDatabase]
    public async Task The_door_hears_instants_as_the_rest_of_the_api_does(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        await scene.ScanAsync(code);

        var scans = await scene.ScanAsync(code);
        var snapshot = await scene.GetAsync("/check-in/snapshot");

        scans.GetProperty("firstAdmittedAt").GetString()!.ShouldEndWith("Z");
        snapshot.GetProperty("tickets")[0].GetProperty("admittedAt").GetString()!.ShouldEndWith("Z");
        snapshot
            .GetProperty("event")
            .GetProperty("startsAt")
            .GetDateTimeOffset()
            .ShouldBe(scene.Event.StartsAt, TimeSpan.FromMicroseconds(1));
        foreach (var answer in new[] { scans, snapshot, await scene.SearchAsync("Ay") })
            Strings(answer).Where(text => IsInstant(text) && !text.EndsWith('Z')).ShouldBeEmpty();
    }

    [Fact]
    public void Every_way_of_writing_json_knows_it()
    {
        var contexts = typeof(EventManagerProgram).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)));
        var instant = new DateTimeOffset(2026, 8, 24, 14, 30, 5, 120, TimeSpan.FromHours(2));

        contexts.ShouldNotBeEmpty();
        foreach (var context in contexts)
        {
            var options = ((JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!).Options;
            if (options.GetTypeInfo(typeof(DateTimeOffset)) is { } type)
                JsonSerializer.Serialize(instant, type).ShouldBe("\"2026-08-24T12:30:05.12Z\"", context.Name);
        }
    }

    private static bool IsInstant(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            _ => [],
        };
}
