using System.Runtime.CompilerServices;
using System.Text.Json;
using EventManager.Domain.CheckIn;

namespace EventManager.Domain.Tests.CheckIn;

/// <summary>The cases are in a file, because the scanner's tests run them too.</summary>
public sealed class ZonePeopleCountTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<Vector> Cases => Read();

    [Theory, MemberData(nameof(Cases))]
    public void A_zone_warns_and_is_full(Vector zone)
    {
        var count = new ZonePeopleCount(zone.Inside, zone.Limit, zone.WarnPercent);

        (count.WarnsAt, count.Room, count.Warns, count.IsFull).ShouldBe((zone.WarnAt, zone.Room, zone.Warns, zone.Full));
    }

    private static TheoryData<Vector> Read([CallerFilePath] string here = "") =>
        [
            .. JsonSerializer
                .Deserialize<VectorFile>(
                    File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vectors", "people.json")),
                    Json
                )!
                .Cases,
        ];

    public sealed record Vector(int Inside, int? Limit, int WarnPercent, int? WarnAt, int? Room, bool Warns, bool Full);

    private sealed record VectorFile(string About, List<Vector> Cases);
}
