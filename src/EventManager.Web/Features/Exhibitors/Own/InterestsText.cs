namespace EventManager.Web.Features.Exhibitors.Own;

/// <summary>Words of what exhibitors learn about visitors.</summary>
internal sealed class InterestsText;
