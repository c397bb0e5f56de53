using System.ComponentModel;
using System.Diagnostics;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>A program of PostgreSQL's, run to its end. Passwords go by the environment, which other users cannot read.</summary>
internal static class Tool
{
    /// <param name="program"><c>pg_dump</c> or <c>pg_restore</c>.</param>
    /// <param name="arguments">Nothing secret.</param>
    /// <param name="environment">Added to the program's own.</param>
    /// <param name="output">Reads what it writes.</param>
    /// <param name="stop">Kills it.</param>
    /// <returns>Null where it ended well; else its own last words.</returns>
    /// <exception cref="SettingsException">It is not installed.</exception>
    public static async Task<string?> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        Func<Stream, Task> output,
        CancellationToken stop
    )
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        // What goes wrong is said in the language of everything else that a command says.
        start.Environment["LC_ALL"] = "C";
        using var process = Start(start, program);
        await using var _ = stop.Register(() => process.Kill(entireProcessTree: true));
        var said = process.StandardError.ReadToEndAsync(stop);
        await output(process.StandardOutput.BaseStream);
        await process.WaitForExitAsync(stop);
        var words = (await said).Trim().ReplaceLineEndings(" ");
        return process.ExitCode == 0 ? null
            : words.Length > 0 ? words
            : $"{program} ended with {process.ExitCode}.";
    }

    private static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new SettingsException($"{program} is not installed: it comes with PostgreSQL's client (apt install postgresql-client).");
        }
    }
}
