namespace EventManager.Web.Platform.Security;

/// <summary>A browser and a system in words that its owner knows again; no version, which would tell more than anybody needs.</summary>
internal static class DeviceWords
{
    // In this order: Edge says Chrome too, and everybody says Safari.
    private static readonly (string Mark, string Word)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    // Android says Linux too, and an iPhone says "like Mac OS X".
    private static readonly (string Mark, string Word)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary><c>Firefox, Windows</c>; empty where nothing is known.</summary>
    public static string Of(string userAgent) =>
        string.Join(", ", new[] { First(Browsers, userAgent), First(Systems, userAgent) }.Where(word => word is not null));

    private static string? First((string Mark, string Word)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Word;
}
