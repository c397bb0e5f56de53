using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Booths;

/// <param name="Room">Its room.</param>
/// <param name="FloorId">The floor of the plan that shows it.</param>
/// <param name="Width">Centimetres.</param>
/// <param name="Depth">Centimetres.</param>
/// <param name="Version">As it was seen.</param>
/// <param name="ExhibitorId">Null while it is free.</param>
/// <param name="Wish">What its exhibitor asked for; null while it is free.</param>
public sealed record BoothListRow(
    Guid Id,
    string Label,
    string Room,
    Guid FloorId,
    int Width,
    int Depth,
    PowerSupply Power,
    long Version,
    Guid? ExhibitorId,
    string? Company,
    BoothWish? Wish
) : IListRow
{
    public string Name => Label;

    /// <summary>What its exhibitor asked for and it has not.</summary>
    public IReadOnlyList<Refusal> Lacks => Wish is { } wish ? BoothFit.Lacks(Width, Depth, Power, wish) : [];
}

/// <summary>The booths of an event as a list: what the plan shows, to look through and to work off.</summary>
internal sealed class BoothListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Booth, BoothListRow>(databases)
{
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "booths";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["state"] = ["free", "taken"],
            ["power"] = Enum.GetNames<PowerSupply>(),
            ["room"] = [],
        };

    protected override IReadOnlyDictionary<string, ListOrder<Booth>> Orders { get; } =
        new Dictionary<string, ListOrder<Booth>>
        {
            // E2 before E10, and both before F1.
            ["label"] = ListOrder<Booth>.By(b => b.Label.Substring(0, 1)).Then(b => b.Label.Length).Then(b => b.Label),
            ["size"] = ListOrder<Booth>.By(b => b.Width * b.Depth),
        };

    /// <summary>The rooms in which there are booths, to choose from.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> RoomsAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rooms = await db
            .Rooms.Where(room => db.Booths.Any(b => b.EventId == eventId && b.RoomId == room.Id))
            .Select(room => new { room.Id, room.Name })
            .ToListAsync(stop);
        return [.. rooms.Select(room => (room.Id, room.Name)).ByName(room => room.Name)];
    }

    protected override IQueryable<Booth> Of(EventDb db, ListScope scope) => db.Booths.AsNoTracking().Where(b => b.EventId == scope.EventId);

    protected override IQueryable<Booth> Matching(EventDb db, IQueryable<Booth> rows, ListRequest asked)
    {
        if (asked.Look["state"] is { } state)
            rows = rows.Where(b => b.ExhibitorId == null == (state == "free"));
        if (Enum.TryParse<PowerSupply>(asked.Look["power"], out var power))
            rows = rows.Where(b => b.Power == power);
        if (asked.Look["room"] is { } said)
            rows = Guid.TryParse(said, out var room) ? rows.Where(b => b.RoomId == room) : rows.Where(b => false);
        return rows.WithWords(
            asked.Text,
            word => b => b.SearchName.Contains(word) || db.Exhibitors.Any(e => e.Id == b.ExhibitorId && e.SearchName.Contains(word))
        );
    }

    protected override IQueryable<BoothListRow> Rows(EventDb db, ListScope scope, IQueryable<Booth> rows) => Rows(db, rows);

    public static IQueryable<BoothListRow> Rows(EventDb db, IQueryable<Booth> rows) =>
        rows.Select(b => new BoothListRow(
            b.Id,
            b.Label,
            db.Rooms.Where(room => room.Id == b.RoomId).Select(room => room.Name).FirstOrDefault() ?? "",
            db.Rooms.Where(room => room.Id == b.RoomId).Select(room => room.FloorId).FirstOrDefault(),
            b.Width,
            b.Depth,
            b.Power,
            b.Version,
            b.ExhibitorId,
            db.Exhibitors.Where(e => e.Id == b.ExhibitorId).Select(e => e.CompanyName).FirstOrDefault(),
            db.Exhibitors.Where(e => e.Id == b.ExhibitorId)
                .Select(e => new BoothWish(e.WishedWidth, e.WishedDepth, e.Power))
                .FirstOrDefault()
        ));
}
