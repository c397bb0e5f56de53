using System.Diagnostics;
using EventManager.Integration.Tests.Commands;
using EventManager.Testing;
using EventManager.Web.Platform.Settings;

namespace EventManager.Integration.Tests.Databases;

/// <summary>The program with settings that would do, but for what a test changes: what an administrator sees.</summary>
internal sealed class StartedProgram : IDisposable
{
    private static readonly Dictionary<string, string?> Enough = new()
    {
        ["Site:PublicUrl"] = "https://messe.example",
        ["Database:ConnectionString"] = "Data Source=:memory:",
        ["Database:WaitAtStart"] = "00:00:00",
        ["Keys:File"] = TestKeys.File,
        ["Mail:Transport"] = "Pickup",
        ["Mail:PickupFolder"] = Path.GetTempPath(),
        ["Mail:From"] = "messe@kassel.example",
    };

    private readonly Process process;

    private StartedProgram(Process process) => this.process = process;

    public StreamReader Errors => process.StandardError;

    /// <param name="word">What it is to do.</param>
    /// <param name="settings">Beside those that every start needs.</param>
    public static StartedProgram Start(string word, params IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(typeof(SiteOptions).Assembly.Location);
        start.ArgumentList.Add(word);
        foreach (var (key, value) in With(settings))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        // Nobody reads it, but a full pipe would stop the program.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(process);
    }

    /// <summary>Runs it to its end, within the test's process: exit code, and what stands on standard error.</summary>
    /// <param name="word">What it is to do; null serves.</param>
    /// <param name="settings">Beside those that every start needs.</param>
    public static async Task<(int Code, string Said)> RunAsync(string? word, params IEnumerable<(string Key, string Value)> settings)
    {
        string[] arguments = word is null ? ["--urls=http://127.0.0.1:0"] : [word];
        var run = await ProgramRun.OfAsync(arguments, settings: With(settings));
        return (run.Code, run.Error.Trim());
    }

    public async Task<(int Code, string Said)> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var said = await Errors.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, said.Trim());
    }

    private static Dictionary<string, string?> With(IEnumerable<(string Key, string Value)> settings)
    {
        var all = new Dictionary<string, string?>(Enough);
        foreach (var (key, value) in settings)
            all[key] = value;
        return all;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
