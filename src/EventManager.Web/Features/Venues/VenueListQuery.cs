using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Venues;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Venues;

/// <param name="Address">Street and town.</param>
/// <param name="PermittedInside">Null where nobody has set it: the door then warns of nothing.</param>
/// <param name="Events">That take or took place there.</param>
public sealed record VenueRow(Guid Id, string Name, string City, string Address, int Rooms, int? PermittedInside, int Events) : IListRow;

/// <summary>The houses in which events take place.</summary>
internal sealed class VenueListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Venue, VenueRow>(databases)
{
    public override string List => "venues";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["permitted"] = ["yes", "no"] };

    protected override IReadOnlyDictionary<string, ListOrder<Venue>> Orders { get; } =
        new Dictionary<string, ListOrder<Venue>>
        {
            ["name"] = ListOrder<Venue>.By(venue => venue.SortName),
            ["city"] = ListOrder<Venue>.By(venue => venue.City).Then(venue => venue.SortName),
            ["permitted"] = ListOrder<Venue>.ByOrNothing(venue => venue.PermittedInside),
        };

    /// <summary>By name, for the table.</summary>
    public static IQueryable<VenueRow> All(EventDb db) =>
        Rows(db, db.Venues.AsNoTracking().OrderBy(venue => venue.SortName).ThenBy(venue => venue.Id));

    protected override IQueryable<Venue> Of(EventDb db, ListScope scope) => db.Venues.AsNoTracking();

    protected override IQueryable<Venue> Matching(EventDb db, IQueryable<Venue> rows, ListRequest asked)
    {
        rows = asked.Look["permitted"] switch
        {
            "yes" => rows.Where(venue => venue.PermittedInside != null),
            "no" => rows.Where(venue => venue.PermittedInside == null),
            _ => rows,
        };
        return rows.WithLowered(
            asked.Text,
            word =>
            {
                var key = SortKey.Of(word);
                return venue =>
                    (key != "" && venue.SortName.Contains(key))
                    // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                    || venue.City.ToLower().Contains(word)
                    || venue.Street.ToLower().Contains(word);
#pragma warning restore CA1304, CA1311, CA1862
            }
        );
    }

    protected override IQueryable<VenueRow> Rows(EventDb db, ListScope scope, IQueryable<Venue> rows) => Rows(db, rows);

    private static IQueryable<VenueRow> Rows(EventDb db, IQueryable<Venue> rows) =>
        rows.Select(venue => new VenueRow(
            venue.Id,
            venue.Name,
            venue.City,
            venue.Street + ", " + venue.PostalCode + " " + venue.City,
            venue.Floors.SelectMany(floor => floor.Rooms).Count(),
            venue.PermittedInside,
            db.Events.Count(e => e.VenueId == venue.Id)
        ));
}
