using System.Diagnostics;
using EventManager.Testing;
using EventManager.Web.Platform.Settings;

namespace EventManager.Integration.Tests.Databases;

/// <summary>The built program as a process of its own: what an administrator sees.</summary>
internal sealed class StartedProgram : IDisposable
{
    private static readonly (string Key, string Value)[] Enough =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("Site__PublicUrl", "https://messe.example"),
        ("Database__ConnectionString", "Data Source=:memory:"),
        ("Database__WaitAtStart", "00:00:00"),
        ("Keys__File", TestKeys.File),
        ("Mail__Transport", "Pickup"),
        ("Mail__PickupFolder", Path.GetTempPath()),
        ("Mail__From", "messe@kassel.example"),
    ];

    private readonly Process process;

    private StartedProgram(Process process) => this.process = process;

    public StreamReader Errors => process.StandardError;

    /// <param name="word">What it is to do; null serves.</param>
    /// <param name="settings">Beside those that every start needs.</param>
    public static StartedProgram Start(string? word, params IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(typeof(SiteOptions).Assembly.Location);
        if (word is not null)
            start.ArgumentList.Add(word);
        foreach (var (key, value) in Enough.Concat(settings))
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        // Nobody reads it, but a full pipe would stop the program.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(process);
    }

    /// <summary>Runs it to its end: exit code, and what stands on standard error.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string? word, params IEnumerable<(string Key, string Value)> settings)
    {
        using var program = Start(word, settings);
        return await program.EndAsync();
    }

    public async Task<(int Code, string Said)> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var said = await Errors.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, said.Trim());
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
