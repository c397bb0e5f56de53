using System.Diagnostics;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Commands;

/// <summary>The program, run until it ends by itself: a command, or a start that is refused.</summary>
/// <param name="Code">With which it ended.</param>
/// <param name="Lines">On standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramRun(int Code, string[] Lines, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Within the test's process, where nothing is compiled anew: a process of its own costs as much as ten of these.</summary>
    /// <param name="arguments">The command and its options; none serves.</param>
    /// <param name="database">Null for a command that needs none.</param>
    /// <param name="settings">Count more than the tests' own.</param>
    /// <param name="input">A line on standard input.</param>
    public static async Task<ProgramRun> OfAsync(
        string[] arguments,
        TestDatabase? database = null,
        Dictionary<string, string?>? settings = null,
        string input = ""
    )
    {
        string[] all = [.. arguments, .. Settings(database, settings).Select(setting => $"--{setting.Key}={setting.Value}")];
        var console = CaughtConsole.Begin(input + "\n");
        // Not on the tests' few threads.
        var code = await Task.Run(() => Web.EventManagerProgram.RunAsync(all), Stop).WaitAsync(Longest, Stop);
        // As the end of a process lets go of what is kept for the next use.
        database?.Close();
        return new(code, LinesOf(console.Output), console.Error);
    }

    /// <summary>The built program as a process, with settings in its environment, as an administrator has it.</summary>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="database">Null for a command that needs none.</param>
    /// <param name="settings">Count more than the tests' own.</param>
    /// <param name="input">A line on standard input.</param>
    public static async Task<ProgramRun> OfProcessAsync(
        string[] arguments,
        TestDatabase? database = null,
        Dictionary<string, string?>? settings = null,
        string input = ""
    )
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Web.EventManagerProgram).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in Settings(database, settings))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return new(process.ExitCode, LinesOf(output), await error);
    }

    private static Dictionary<string, string?> Settings(TestDatabase? database, Dictionary<string, string?>? settings)
    {
        var all = new Dictionary<string, string?> { ["Keys:File"] = TestKeys.File, ["Site:PublicUrl"] = "http://localhost" };
        if (database is not null)
        {
            all["Database:Provider"] = database.Kind.ToString();
            all["Database:ConnectionString"] = database.ConnectionString;
        }
        foreach (var (key, value) in settings ?? [])
            all[key] = value;
        return all;
    }

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
