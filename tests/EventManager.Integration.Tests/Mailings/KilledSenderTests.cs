using System.Diagnostics;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>The built program as a process of its own, so that it can really die.</summary>
public sealed class KilledSenderTests
{
    private const int Mails = 1_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sender_that_is_killed_in_the_middle_loses_no_mail_and_doubles_one_at_most()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        await using (var app = await TestApp.StartAsync(on: database))
            await FillAsync(app);
        using var sink = new SmtpSink();
        await sink.StartAsync();

        var first = Start(database, sink.Port);
        await WaitAsync(() => sink.Count() >= 200, first);
        first.Kill();
        await first.WaitForExitAsync(Stop);
        var sentByTheFirst = sink.Count();
        sentByTheFirst.ShouldBeLessThan(Mails, "it was killed in the middle");

        using var second = Start(database, sink.Port);
        try
        {
            await WaitAsync(() => sink.MessageIds().Distinct().Count() >= Mails, second);
            await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync(Stop);
        }

        var ids = sink.MessageIds();
        ids.Distinct().Count().ShouldBe(Mails);
        ids.Count.ShouldBeInRange(Mails, Mails + 1);
        first.Dispose();
    }

    private static async Task FillAsync(TestApp app)
    {
        var @event = await app.AddEventAsync(capacity: 5_000);
        var receipt = (await app.RegisterAsync(@event.Slug, "Ada")).Value;
        await using var db = await app.OpenDbAsync();
        await db.Outbox.ExecuteDeleteAsync(Stop);
        for (var i = 0; i < Mails; i++)
            db.Outbox.Add(
                new OutboxMail(RegistrationMails.Again, $"visitor{i}@example.org", "Ada", "de", DateTimeOffset.UtcNow)
                {
                    EventId = @event.Id,
                    SubjectId = receipt.Id,
                }
            );
        await db.SaveChangesAsync(Stop);
    }

    private static Process Start(TestDatabase database, int port)
    {
        // …/tests/X/bin/Debug/net10.0/ stands beside …/src/EventManager.Web/bin/Debug/net10.0/.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var folder = Path.Combine(root, "src", "EventManager.Web", "bin", output.Parent.Name, output.Name);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "EventManager.Web.dll")])
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
                ["Database__Provider"] = "Sqlite",
                ["Database__ConnectionString"] = database.ConnectionString,
                ["Mail__Transport"] = "Smtp",
                ["Mail__Host"] = "127.0.0.1",
                ["Mail__Port"] = $"{port}",
                ["Mail__Security"] = "None",
                ["Mail__From"] = "messe@example.org",
                ["Mail__Lease"] = "00:00:10",
                ["Mail__MaxPerMinute"] = "0",
                ["Logging__LogLevel__Default"] = "Warning",
            }
        )
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        // Read, so that a full pipe never holds it up.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task WaitAsync(Func<bool> until, Process process)
    {
        var limit = Stopwatch.StartNew();
        while (!until())
        {
            process.HasExited.ShouldBeFalse("the program ended by itself");
            limit.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            await Task.Delay(20, Stop);
        }
    }
}
