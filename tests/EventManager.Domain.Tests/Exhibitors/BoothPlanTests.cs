using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;

namespace EventManager.Domain.Tests.Exhibitors;

public sealed class BoothPlanTests
{
    private static readonly Room Hall = new(Guid.Empty, "Halle", 1_000, 2_000, 1_200, 800);

    private static BoothPlace At(int x, int y, int width = 300, int depth = 200, string label = "E1") => new(label, x, y, width, depth);

    [Fact]
    public void A_booth_may_fill_its_room_to_the_walls() => BoothPlan.Check(Hall, At(0, 0, 1_200, 800), []).ShouldBeNull();

    [Theory]
    [InlineData(-1, 0, RoomSide.Left, 1)]
    [InlineData(0, -25, RoomSide.Top, 25)]
    [InlineData(940, 0, RoomSide.Right, 40)]
    [InlineData(0, 601, RoomSide.Bottom, 1)]
    [InlineData(int.MaxValue, 0, RoomSide.Right, 2_147_482_747)]
    public void A_booth_through_a_wall_is_told_which_and_by_how_much(int x, int y, RoomSide side, int centimetres)
    {
        var refusal = BoothPlan.Check(Hall, At(x, y), []);

        refusal!.Code.ShouldBe("booths.outside_room");
        refusal.Arguments.ShouldBe([side, centimetres / 100m]);
    }

    [Fact]
    public void Through_a_corner_the_furthest_wall_counts() =>
        BoothPlan.Check(Hall, At(-10, -30), [])!.Arguments.ShouldBe([RoomSide.Top, 0.3m]);

    [Fact]
    public void Booths_may_stand_back_to_back()
    {
        BoothPlace[] others = [At(0, 0), At(600, 0), At(300, 200)];

        BoothPlan.Check(Hall, At(300, 0, label: "E2"), others).ShouldBeNull();
    }

    [Theory]
    [InlineData(299, 0)]
    [InlineData(0, 199)]
    [InlineData(100, 100)]
    public void A_booth_on_another_is_told_which(int x, int y)
    {
        var refusal = BoothPlan.Check(Hall, At(x, y, label: "E2"), [At(900, 500, label: "Z9"), At(0, 0, label: "K7")]);

        refusal!.Code.ShouldBe("booths.overlaps");
        refusal.Arguments.ShouldBe(["K7"]);
    }

    [Fact]
    public void A_booth_inside_another_overlaps_it() =>
        BoothPlan.Check(Hall, At(100, 100, 60, 60, "E2"), [At(0, 0)])!.Code.ShouldBe("booths.overlaps");

    [Fact]
    public void An_escape_route_stays_free()
    {
        var corridor = new Room(Guid.Empty, "Flur", 0, 0, 1_000, 1_000) { AllowsBooths = false };

        var refusal = BoothPlan.Check(corridor, At(0, 0), []);

        refusal!.Code.ShouldBe("booths.room_closed");
        refusal.Arguments.ShouldBe(["Flur"]);
    }

    [Theory]
    [InlineData(49, 200)]
    [InlineData(300, 0)]
    [InlineData(300, -200)]
    [InlineData(5_001, 200)]
    public void A_booth_has_a_size_that_can_be_built(int width, int depth) =>
        BoothPlan.Check(Hall, At(0, 0, width, depth), [])!.Code.ShouldBe("booths.size");

    [Fact]
    public void A_booth_needs_a_label_that_fits_on_its_sign()
    {
        BoothPlan.Check(Hall, At(0, 0, label: ""), [])!.Code.ShouldBe("booths.label_missing");
        BoothPlan.Check(Hall, At(0, 0, label: new string('A', 21)), [])!.Code.ShouldBe("booths.label_missing");
        BoothPlan.Check(Hall, At(0, 0, label: new string('A', 20)), []).ShouldBeNull();
    }

    [Fact]
    public void Whatever_the_rules_let_through_covers_no_square_twice()
    {
        var random = new Random(20_260_824);
        for (var round = 0; round < 200; round++)
        {
            var room = new Room(Guid.Empty, "R", 0, 0, random.Next(1, 12) * 100, random.Next(1, 12) * 100);
            var standing = new List<BoothPlace>();
            var covered = new HashSet<(int, int)>();
            for (var n = 0; n < 60; n++)
            {
                // Whole half metres, so that each booth is a set of squares and the answer can be counted.
                var booth = At(Half(-2, 24), Half(-2, 24), Half(1, 8), Half(1, 8), "B" + n);
                var squares = Squares(booth);
                var fits = squares.TrueForAll(s => s.X >= 0 && s.Y >= 0 && s.X < room.Width && s.Y < room.Depth);
                var free = squares.TrueForAll(s => !covered.Contains(s));

                var refusal = BoothPlan.Check(room, booth, standing);

                (refusal?.Code).ShouldBe(
                    !fits ? "booths.outside_room"
                    : !free ? "booths.overlaps"
                    : null
                );
                if (refusal is not null)
                    continue;
                standing.Add(booth);
                covered.UnionWith(squares);
            }
        }

        int Half(int from, int until) => random.Next(from, until) * 50;
    }

    private static List<(int X, int Y)> Squares(BoothPlace booth) =>
        [
            .. from x in Enumerable.Range(0, booth.Width / 50)
            from y in Enumerable.Range(0, booth.Depth / 50)
            select (booth.X + x * 50, booth.Y + y * 50),
        ];
}
