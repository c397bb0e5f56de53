namespace EventManager.Web.Shell.Searching;

/// <summary>Words of the search over everything.</summary>
internal sealed class FindText;
