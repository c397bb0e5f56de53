using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;

namespace EventManager.Domain.Tests.Exhibitors;

public sealed class BoothRowTests
{
    private static readonly Room Hall = new(Guid.Empty, "Halle", 0, 0, 1_000, 600);
    private static readonly HashSet<string> None = [];

    [Fact]
    public void A_row_stands_along_the_upper_wall_with_gaps_between()
    {
        var row = new BoothRow(RoomSide.Top, 3, 300, 200, 20, 10).Places(Hall, "A", None).Value;

        row.ShouldBe([new("A1", 10, 0, 300, 200), new("A2", 330, 0, 300, 200), new("A3", 650, 0, 300, 200)]);
    }

    [Fact]
    public void Along_a_side_wall_booths_are_turned()
    {
        var left = new BoothRow(RoomSide.Left, 2, 300, 200, 0, 0).Places(Hall, "A", None).Value;
        var right = new BoothRow(RoomSide.Right, 1, 300, 200, 0, 0).Places(Hall, "A", None).Value;

        left.ShouldBe([new("A1", 0, 0, 200, 300), new("A2", 0, 300, 200, 300)]);
        right.ShouldBe([new("A1", 800, 0, 200, 300)]);
    }

    [Fact]
    public void Numbers_that_are_given_already_are_passed_over() =>
        new BoothRow(RoomSide.Bottom, 2, 300, 200, 0, 0)
            .Places(Hall, " A ", new HashSet<string> { "A1", "A3" })
            .Value.Select(place => (place.Label, place.Y))
            .ShouldBe([("A2", 400), ("A4", 400)]);

    [Fact]
    public void A_row_that_is_too_long_says_how_many_fit()
    {
        var refusal = new BoothRow(RoomSide.Top, 4, 300, 200, 20, 10).Places(Hall, "A", None).Refusal;

        refusal!.Code.ShouldBe("booths.row_too_long");
        refusal.Arguments.ShouldBe([3]);
    }

    [Theory]
    [InlineData(0, 300, 0, 0, "booths.row_count")]
    [InlineData(61, 300, 0, 0, "booths.row_count")]
    [InlineData(1, 10, 0, 0, "booths.size")]
    [InlineData(1, 300, -1, 0, "booths.size")]
    [InlineData(1, 300, 0, -1, "booths.size")]
    [InlineData(1, 300, 0, int.MaxValue, "booths.row_too_long")]
    public void What_cannot_be_a_row_is_refused(int count, int width, int gap, int start, string code) =>
        new BoothRow(RoomSide.Top, count, width, 200, gap, start).Places(Hall, "A", None).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Every_row_that_is_given_keeps_to_the_plan()
    {
        var random = new Random(20_260_825);
        for (var round = 0; round < 2_000; round++)
        {
            var room = new Room(Guid.Empty, "R", 0, 0, random.Next(100, 3_000), random.Next(100, 3_000));
            var row = new BoothRow(
                (RoomSide)random.Next(4),
                random.Next(1, 12),
                random.Next(50, 500),
                random.Next(50, 100),
                random.Next(0, 100),
                random.Next(0, 300)
            );
            var places = row.Places(room, "R", None);
            if (places.IsRefused)
                continue;
            foreach (var place in places.Value)
                BoothPlan.Check(room, place, places.Value.Where(other => other != place)).ShouldBeNull();
        }
    }
}
