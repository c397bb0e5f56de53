using System.Reflection;

namespace EventManager.Web.Platform.Settings;

/// <summary>Which program this is: in the command <c>version</c>, in the log's first line and in the administration.</summary>
internal static class ProgramVersion
{
    private const int ShortCommit = 10;

    /// <summary>With the source's revision behind a plus, where the build knew it.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>As released, without the revision.</summary>
    public static string Number { get; } = Text.Split('+')[0];

    /// <summary>The source's revision; empty where the build did not know it.</summary>
    public static string Commit { get; } = Text.Length > Number.Length ? Text[(Number.Length + 1)..] : "";

    /// <summary>With as much of the revision as people compare.</summary>
    public static string Short { get; } =
        Text.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus && Text.Length > plus + 1 + ShortCommit
            ? Text[..(plus + 1 + ShortCommit)]
            : Text;
}
