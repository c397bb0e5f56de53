namespace EventManager.Web.Features.Exhibitors;

internal sealed class ExhibitorsText;
