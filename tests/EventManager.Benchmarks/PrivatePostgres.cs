using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EventManager.Testing;

namespace EventManager.Benchmarks;

/// <summary>
/// A PostgreSQL of its own on loopback, with the settings that it comes with, where none is given and one is installed; as root it runs
/// as the user postgres. Without one, SQLite alone is measured.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string bin;
    private readonly string folder = Directory.CreateTempSubdirectory("eventmanager-bench-").FullName;

    private PrivatePostgres(string bin) => this.bin = bin;

    private string Data => Path.Combine(folder, "data");

    public static async Task<PrivatePostgres?> StartWhereMissingAsync()
    {
        if (Environment.GetEnvironmentVariable(TestDatabase.PostgresVariable) is not null)
            return null;
        const string installed = "/usr/lib/postgresql";
        var bin = Directory.Exists(installed)
            ? Directory.GetDirectories(installed).Select(version => version + "/bin").FirstOrDefault(path => File.Exists(path + "/initdb"))
            : null;
        if (bin is null)
        {
            await Console.Error.WriteLineAsync($"  no PostgreSQL: {TestDatabase.PostgresVariable} is not set, and none is in {installed}");
            return null;
        }
        var server = new PrivatePostgres(bin);
        await server.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await RunAsync(asPostgres: false, "chown", "postgres", folder);
        await RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var options = $"-c listen_addresses=127.0.0.1 -p {port} -k {folder}";
        await RunAsync("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o", options, "start");
        Environment.SetEnvironmentVariable(
            TestDatabase.PostgresVariable,
            $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres"
        );
    }

    private Task RunAsync(string tool, params string[] words) =>
        RunAsync(Environment.IsPrivilegedProcess, [Path.Combine(bin, tool), .. words]);

    private static async Task RunAsync(bool asPostgres, params string[] words)
    {
        string[] command = asPostgres ? ["runuser", "-u", "postgres", "--", .. words] : words;
        // The server inherits what pg_ctl has: no pipe, or waiting for its end would be waiting for the server's.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. command])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
