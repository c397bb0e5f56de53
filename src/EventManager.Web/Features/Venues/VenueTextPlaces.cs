using EventManager.Domain.Venues;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Venues;

internal sealed class VenueTexts : SiteTextPlace<Venue>
{
    protected override string Name(Venue row) => row.Name;

    protected override string Path => "/administration/venues";
}

internal sealed class FloorTexts : SiteTextPlace<Floor>
{
    protected override string Name(Floor row) => row.Name.German;

    protected override string Path => "/administration/venues";
}
