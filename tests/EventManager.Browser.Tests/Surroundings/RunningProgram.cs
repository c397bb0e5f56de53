using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Platform.Settings;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>The program in a process of its own over the demo data, that a test can kill and start again at the same place.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("eventmanager-running-").FullName;
    private readonly TaskCompletionSource<string> password = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TestDatabase? shared;
    private Process? process;

    private RunningProgram(TestDatabase? shared)
    {
        this.shared = shared;
        Address = new($"http://127.0.0.1:{FreePort()}/");
    }

    public Uri Address { get; }

    public static string Email => "demo@stadtnetz.example";

    /// <summary>Said once, with the demo data.</summary>
    public Task<string> PasswordAsync(CancellationToken stop) => password.Task.WaitAsync(Longest, stop);

    /// <param name="stop">Gives up the start.</param>
    /// <param name="shared">Where several nodes work together; a SQLite file of its own without it.</param>
    public static async Task<RunningProgram> StartAsync(CancellationToken stop, TestDatabase? shared = null)
    {
        var program = new RunningProgram(shared);
        try
        {
            await program.RunAsync(stop);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>As when the power goes: without a word to anybody.</summary>
    public async Task KillAsync(CancellationToken stop)
    {
        if (process is null)
            return;
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(stop);
        }
        process.Dispose();
        process = null;
    }

    /// <summary>Returns when it is ready; where it does not become so, it is ended.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await KillAsync(stop);
        var start = new ProcessStartInfo("dotnet", [typeof(SiteOptions).Assembly.Location])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Database__Provider"] = (shared?.Kind ?? DatabaseUnderTest.Sqlite).ToString();
        start.Environment["Database__ConnectionString"] = shared?.ConnectionString ?? $"Data Source={folder}/eventmanager.db";
        start.Environment["Keys__File"] = TestKeys.File;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (Password().Match(line.Data ?? "") is { Success: true } said)
                password.TrySetResult(said.Groups[1].Value);
        };
        process.BeginOutputReadLine();
        try
        {
            await BecomeReadyAsync(process, stop);
        }
        catch
        {
            await KillAsync(CancellationToken.None);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private async Task BecomeReadyAsync(Process started, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        while (!await IsReadyAsync(client, patience.Token))
        {
            started.HasExited.ShouldBeFalse("The program ended at once.");
            await Task.Delay(200, patience.Token);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready", stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"password\s+(\S+)")]
    private static partial Regex Password();
}
