using EventManager.Domain.Events;

namespace EventManager.Architecture.Tests;

/// <summary>What belongs to an event says itself how it moves and whether it is copied.</summary>
public sealed class EventPartTests
{
    [Fact]
    public async Task Every_entity_of_an_event_says_how_it_moves_and_whether_it_is_copied()
    {
        var silent = (await EntitiesAsync()).Where(type => CopyParts.All.All(part => part.Type != type)).Select(type => type.Name);

        silent.ShouldBeEmpty("Put [OfEvent(...)] on it.");
    }

    [Fact]
    public async Task Only_entities_of_an_event_say_so() =>
        CopyParts.All.Select(part => part.Type).Except(await EntitiesAsync()).ShouldBeEmpty();

    [Fact]
    public void What_moves_and_what_is_copied_can()
    {
        foreach (var (type, says) in CopyParts.All)
        {
            var moves = type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IMovesWithEvent<>));
            moves.ShouldBe(says.Moves, type.Name);
            typeof(ICopiedWithEvent).IsAssignableFrom(type).ShouldBe(says.Copied && says.PartOf is null, type.Name);
            (says.Left is CopyReason.None).ShouldBe(says.Copied, type.Name + " says why it stays behind");
        }
    }

    private static async Task<List<Type>> EntitiesAsync()
    {
        await using var db = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);
        return
        [
            .. db.Model.GetEntityTypes().Where(type => type.FindProperty("EventId") is not null).Select(type => type.ClrType).Distinct(),
        ];
    }
}
