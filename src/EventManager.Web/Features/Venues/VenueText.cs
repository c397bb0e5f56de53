namespace EventManager.Web.Features.Venues;

/// <summary>Words of the venues' pages and their refusals.</summary>
internal sealed class VenueText;
