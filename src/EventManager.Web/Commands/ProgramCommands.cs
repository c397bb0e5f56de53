using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;

namespace EventManager.Web.Commands;

/// <summary>
/// What the program does beside serving. What a command answers stands on standard output, everything else on standard error; it ends
/// with 0 where it was done, 1 where not, 2 where nobody could tell what was meant.
/// </summary>
internal static class ProgramCommands
{
    private const int UsageError = 2;

    // A name beginning with @ is a name, not a file with arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    // Made once: what is read by it is a value of its own.
    private static readonly RootCommand Root = Create();

    /// <summary>Settings begin with two dashes and name their value; what only asks for help or the version is no reason to serve.</summary>
    public static bool IsMeant(string[] args) => args is ["-h" or "--help" or "-?" or "--version", ..] or [not ['-', ..], ..];

    public static async Task<int> RunAsync(string[] args)
    {
        // A command line speaks one language, so that scripts and guides fit; the parser would follow the system's.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var settings = CommandLineSettings.TakenFrom(args, out var words);
        var parsed = Root.Parse(words, Parsing);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(settings);
        // Says what was not understood, and the usage; guesses of what was meant are poor among so few names.
        if (parsed.Action is ParseErrorAction usage)
            usage.ShowTypoCorrections = false;
        await parsed.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
        return UsageError;
    }

    private static RootCommand Create() =>
        new("EventManager. Without a command it serves; settings may follow either as --Section:Key=value.")
        {
            MigrateCommand.Create(),
            CheckCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            MailCommand.Create(),
            AdminCommand.Create(),
            TokenCommand.Create(),
            KeysCommand.Create(),
            DemoCommand.Create(),
            BenchDataCommand.Create(),
            VersionCommand.Create(),
        };
}
