using System.Diagnostics;
using System.Globalization;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>The built program as a process of its own, so that it can really die.</summary>
internal sealed class ServedNode : IDisposable
{
    private readonly Process process;

    private ServedNode(Process process) => this.process = process;

    /// <summary>How its rows name it.</summary>
    public string Name => $"{Environment.MachineName.ToLowerInvariant()}:{process.Id.ToString(CultureInfo.InvariantCulture)}";

    public bool HasExited => process.HasExited;

    /// <param name="database">Shared by all nodes.</param>
    /// <param name="mails">Folder that gets a file for each mail.</param>
    public static ServedNode Start(TestDatabase database, string mails)
    {
        // …/tests/X/bin/Debug/net10.0/ stands beside …/src/EventManager.Web/bin/Debug/net10.0/.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var folder = Path.Combine(root, "src", "EventManager.Web", "bin", output.Parent.Name, output.Name);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "EventManager.Web.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (key, value) in new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Keys__File"] = TestKeys.File,
                ["Site__PublicUrl"] = "http://localhost",
                ["Database__Provider"] = database.Kind.ToString(),
                ["Database__ConnectionString"] = database.ConnectionString,
                ["Mail__Transport"] = "Pickup",
                ["Mail__PickupFolder"] = mails,
                ["Mail__From"] = "messe@example.org",
                ["Mail__MaxPerMinute"] = "0",
                ["Logging__LogLevel__Default"] = "Warning",
            }
        )
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        // Read, so that a full pipe never holds it up.
        process.OutputDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
    }

    /// <summary>As <c>kill -9</c>: it has no word to say.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
