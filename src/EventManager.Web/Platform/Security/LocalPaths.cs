namespace EventManager.Web.Platform.Security;

/// <summary>Where somebody is sent back to: only ever a path of this server.</summary>
internal static class LocalPaths
{
    public static bool IsLocal(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    public static string Or(string? path, string otherwise) => IsLocal(path) ? path! : otherwise;
}
