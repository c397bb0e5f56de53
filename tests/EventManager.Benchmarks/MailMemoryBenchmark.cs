using System.Diagnostics;
using System.Globalization;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Benchmarks;

/// <summary>
/// The most memory that the program ever holds (VmHWM, Linux) while a rule's mails are written and sent: a process of its own for 1,000
/// recipients and another one for 100,000, from its start until the last mail is taken by smtp-sink.
/// </summary>
internal static class MailMemoryBenchmark
{
    private const int Few = 1_000;
    private const int Many = 100_000;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        if (PostfixTool.Find("smtp-sink") is null || !File.Exists("/proc/self/status"))
        {
            await Console.Error.WriteLineAsync("  smtp-sink (package postfix) and /proc are needed: no memory is measured");
            yield break;
        }
        foreach (var kind in BenchmarkList.Databases)
        {
            var name = BenchmarkList.NameOf(kind);
            // A short run ends before all of the program is compiled, sooner or later: its peak differs by a tenth from one to the next.
            var few = Rounds.Median([await PeakAsync(kind, Few), await PeakAsync(kind, Few), await PeakAsync(kind, Few)]);
            var many = await PeakAsync(kind, Many);
            yield return new(
                "mail-memory-growth",
                many / few,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: most memory at {Many} recipients ({many:0} MB) against {Few} ({few:0} MB)"
                )
            );
        }
    }

    /// <returns>Megabytes.</returns>
    private static async Task<double> PeakAsync(DatabaseUnderTest kind, int recipients)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var sink = await PostfixTool.SinkAsync();
        await using (var stage = await Stage.OpenAsync(kind, on: database))
            await DueMails.AddAsync(stage, await stage.AddEventAsync("post", 2 * recipients, recipients));
        using var program = Start(database, sink.Port);
        try
        {
            await using var app = await TestApp.StartAsync(on: database);
            await using var db = await app.OpenDbAsync();
            var watch = Stopwatch.StartNew();
            while (await db.Outbox.CountAsync(mail => mail.State == OutboxState.Sent) < recipients)
            {
                if (program.HasExited || watch.Elapsed > TimeSpan.FromMinutes(10))
                    throw new InvalidOperationException($"Not all of {recipients} mails were sent.");
                await Task.Delay(500);
            }
            return PeakOf(program.Id);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static double PeakOf(int process) =>
        File.ReadLines($"/proc/{process}/status")
            .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0)
            .Single();

    private static Process Start(TestDatabase database, int port)
    {
        // …/tests/X/bin/Release/net10.0/ stands beside …/src/EventManager.Web/bin/Release/net10.0/.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var folder = Path.Combine(root, "src", "EventManager.Web", "bin", output.Parent.Name, output.Name);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "EventManager.Web.dll")])
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Keys__File"] = TestKeys.File,
                ["Site__PublicUrl"] = "http://localhost",
                ["Database__Provider"] = $"{database.Kind}",
                ["Database__ConnectionString"] = database.ConnectionString,
                ["Mail__Transport"] = "Smtp",
                ["Mail__Host"] = "127.0.0.1",
                ["Mail__Port"] = $"{port}",
                ["Mail__Security"] = "None",
                ["Mail__From"] = "messung@example.org",
                ["Mail__MaxPerMinute"] = "0",
                ["Logging__LogLevel__Default"] = "Error",
            },
        };
        return Process.Start(start)!;
    }
}
