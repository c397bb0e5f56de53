using System.Diagnostics;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Commands;

/// <summary>The built program, run as a process until it ends by itself.</summary>
/// <param name="Code">With which it ended.</param>
/// <param name="Lines">On standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramRun(int Code, string[] Lines, string Error)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="arguments">The command and its options.</param>
    /// <param name="database">Null for a command that needs none.</param>
    /// <param name="settings">In the environment's form; counts more than the tests' own.</param>
    /// <param name="input">A line on standard input.</param>
    public static async Task<ProgramRun> OfAsync(
        string[] arguments,
        TestDatabase? database = null,
        Dictionary<string, string>? settings = null,
        string input = ""
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(typeof(Web.EventManagerProgram).Assembly.Location);
        foreach (var part in arguments)
            start.ArgumentList.Add(part);
        if (database is not null)
        {
            start.Environment["Database__Provider"] = database.Kind.ToString();
            start.Environment["Database__ConnectionString"] = database.ConnectionString;
        }
        start.Environment["Keys__File"] = TestKeys.File;
        start.Environment["Site__PublicUrl"] = "http://localhost";
        foreach (var (key, value) in settings ?? [])
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return new(process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), await error);
    }
}
