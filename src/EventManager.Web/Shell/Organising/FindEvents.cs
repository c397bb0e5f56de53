namespace EventManager.Web.Shell.Organising;

/// <summary>Where the switcher asks for events; the answer is the events' own (<c>Features/Events/Listing</c>).</summary>
internal static class FindEvents
{
    public const string Path = "/organise/find-events";
}
