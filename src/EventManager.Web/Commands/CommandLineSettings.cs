using System.CommandLine;

namespace EventManager.Web.Commands;

/// <summary>How a command is run, with the settings that stand on its line: they count more than those of file and environment.</summary>
internal sealed class CommandLineSettings : InvocationConfiguration
{
    private readonly string[] settings;

    private CommandLineSettings(string[] settings)
    {
        this.settings = settings;
        (EnableDefaultExceptionHandler, ProcessTerminationTimeout) = (false, TimeSpan.FromSeconds(10));
    }

    /// <summary>Takes <c>--Section:Key=value</c> and <c>--environment=NAME</c>, as the server knows them, from the words that the parser reads.</summary>
    public static CommandLineSettings TakenFrom(string[] args, out string[] words)
    {
        words = [.. args.Where(word => !IsSetting(word))];
        return new([.. args.Where(IsSetting)]);
    }

    public static string[] Of(ParseResult parsed) => ((CommandLineSettings)parsed.InvocationConfiguration).settings;

    /// <summary>No option of a command has a colon in its name.</summary>
    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal)
        && word.Split('=', 2) is [var name, _]
        && (name.Contains(':', StringComparison.Ordinal) || name is "--environment");
}
