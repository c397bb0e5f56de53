namespace EventManager.Web.Shell.Installing;

/// <summary>Colours of the site (<c>tokens.css</c>) that a system takes before it has read a style sheet.</summary>
internal static class AppColours
{
    /// <summary>Around the window: <c>--primary</c>.</summary>
    public const string Window = "#0b5563";

    /// <summary>Until the first page is there: <c>--page-bg</c>.</summary>
    public const string Opening = "#faf8f4";

    /// <summary>Above a page, as the bar that it begins with: <c>--surface</c>, by day and in the dark.</summary>
    public const string Bar = "#ffffff";

    public const string DarkBar = "#1d2526";
}
