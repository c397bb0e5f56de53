using System.Security.Claims;
using EventManager.Domain.Accounts;

namespace EventManager.Web.Shell.Organising;

/// <summary>A group of the drawer as one person is offered it.</summary>
public sealed record OfferedGroup(string Key, IReadOnlyList<OfferedPlace> Places)
{
    public int Waiting => Places.Sum(place => place.Waiting);
    public bool HasCurrent => Places.Any(place => place.Current is not null);
}

/// <param name="Key">Of its words.</param>
/// <param name="Address">To open it.</param>
/// <param name="Current">The value of <c>aria-current</c>: this page, or one below it; null elsewhere.</param>
/// <param name="Waiting">How much waits there.</param>
public sealed record OfferedPlace(string Key, string Address, string? Current, int Waiting);

/// <summary>Where somebody is in the organisers' area, and where they may go from there.</summary>
/// <param name="Path">The address without its query.</param>
/// <param name="Event">The event that it is about.</param>
/// <param name="Person">Who looks.</param>
/// <param name="OfEvent">The event's places.</param>
/// <param name="OfHouse">All others.</param>
public sealed record Whereabouts(
    string Path,
    ShellEvent? Event,
    string Person,
    IReadOnlyList<OfferedGroup> OfEvent,
    IReadOnlyList<OfferedGroup> OfHouse
)
{
    public static readonly Whereabouts Nowhere = new("", null, "", [], []);

    /// <summary>What this person can make new from here.</summary>
    public IReadOnlyList<OfferedPlace> New { get; init; } = [];

    public Place? Place => Places.Of(Path);

    /// <summary>The place above a page that is none itself.</summary>
    public OfferedPlace? Above =>
        OfEvent.Concat(OfHouse).SelectMany(group => group.Places).FirstOrDefault(place => place.Current is "true" && place.Address != Path);
}

/// <summary>Virtual, so that a component can be drawn without a program around it.</summary>
internal class WhereaboutsQuery(OpenPages pages, ShellEvents events)
{
    public virtual async Task<Whereabouts> FindAsync(ClaimsPrincipal user, string path, CancellationToken stop)
    {
        var (current, slug) = (Places.Of(path), Places.EventOf(path)?.Slug);
        var role = slug is null ? null : await pages.RoleAsync(user, slug, stop);
        var shown = role is null ? null : await events.FindAsync(slug!, stop);
        var rights = await pages.RightsAsync(user, stop);
        OfferedPlace Offer(Place place, string root) => new(place.Key, root + place.Path, CurrentOf(place, root), Waiting(place));
        // Who sees only their own points of the checklist is not told the number of all.
        int Waiting(Place place) =>
            shown is null || (place.Waits is Waits.Overdue && role is not StaffRole.Organiser) ? 0 : shown.Of(place.Waits);
        string? CurrentOf(Place place, string root) =>
            place != current ? null
            : root + place.Path == path.TrimEnd('/') ? "page"
            : "true";

        var ofEvent = shown is null
            ? []
            : Groups(
                Places.OfEvent.Where(group => !group.ForExhibitors || shown.HasExhibitors),
                place => pages.IsOpen(place.Path, role!.Value),
                place => Offer(place, Places.EventRoot + slug)
            );
        var ofHouse = Groups(Places.OfHouse, place => pages.IsOpen(place.Path, rights), place => Offer(place, ""));
        return new(path, shown, user.Identity?.Name ?? "", ofEvent, ofHouse)
        {
            New =
            [
                .. NewThings
                    .All.Where(thing => thing.IsOffered(pages, rights, shown, role))
                    .Select(thing => new OfferedPlace(
                        thing.Key,
                        (thing.Fits is null ? "" : Places.EventRoot + slug) + thing.Path,
                        null,
                        0
                    )),
            ],
        };
    }

    private static List<OfferedGroup> Groups(IEnumerable<PlaceGroup> groups, Func<Place, bool> isOpen, Func<Place, OfferedPlace> offer) =>
        [
            .. groups
                .Select(group => new OfferedGroup(group.Key, [.. group.Places.Where(isOpen).Select(offer)]))
                .Where(group => group.Places.Count > 0),
        ];
}
