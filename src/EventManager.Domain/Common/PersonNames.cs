namespace EventManager.Domain.Common;

/// <summary>Names as people type them, made fit to print, search and sort.</summary>
public static class PersonNames
{
    /// <summary>Longest given or family name in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>One line without anything that nobody sees; keeps every letter of every script, and emoji.</summary>
    public static string Clean(string? name) => CleanText.Line(name);

    /// <summary>What makes two names the same: lower case, so that all three databases compare alike. Searching folds more.</summary>
    public static string KeyOf(string name) => Clean(name).ToLowerInvariant();
}
