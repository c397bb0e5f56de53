using System.Diagnostics;
using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail.Mime;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Benchmarks;

/// <summary>
/// From a rule whose moment has come to mails that Postfix's smtp-sink has taken and that are written down as sent, against Postfix's own
/// smtp-source: as many connections at once, and messages of the same size. Ours stay open; smtp-source makes a new one for each mail
/// unless it is told not to, so both are measured.
/// </summary>
internal static class MailBenchmark
{
    private const int Mails = 5_000;
    private const int Connections = 8;
    private const int PerRound = 5;
    private const string Slug = "post";

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        if (PostfixTool.Find("smtp-sink") is null || PostfixTool.Find("smtp-source") is null)
        {
            await Console.Error.WriteLineAsync("  smtp-sink and smtp-source are not installed (package postfix): no mails are measured");
            yield break;
        }
        foreach (var kind in BenchmarkList.Databases)
        {
            await using var sink = await PostfixTool.SinkAsync();
            await using var stage = await Stage.OpenAsync(kind, settings: Settings(sink));
            var id = await stage.AddEventAsync(Slug, 2 * Mails, Mails);
            var name = BenchmarkList.NameOf(kind);
            var size = await SizeAsync(stage, id);
            await Console.Error.WriteLineAsync($"  a mail has {size} bytes");
            foreach (var kept in (bool[])[false, true])
            {
                var ratio = await Rounds.RatioAsync(
                    $"mails a second, {name}",
                    PerRound,
                    () => OursAsync(stage, id, Mails),
                    () => sink.SourceAsync(Mails, Connections, size, kept)
                );
                yield return new(
                    kept ? "mail-vs-smtp-source-kept" : "mail-vs-smtp-source",
                    ratio,
                    $"{name}: mails from the due rule to the mail server against smtp-source, {Connections} connections"
                        + (kept ? " that it keeps open" : "")
                );
            }
        }
    }

    private static Dictionary<string, string?> Settings(PostfixTool sink) =>
        new()
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "None",
            ["Mail:MaxPerMinute"] = "0",
            ["Mail:Connections"] = Connections.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>As in the program: mails go out while the rule still writes the rest.</summary>
    private static async Task<double> OursAsync(Stage stage, Guid eventId, int count)
    {
        await DueMails.AddAsync(stage, eventId);
        var (rules, outbox) = (
            stage.App.Services.GetServices<ISweep>().OfType<MailRuleSweep>().Single(),
            stage.App.Services.GetServices<ISweep>().OfType<OutboxSweep>().Single()
        );
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var writing = Task.Run(() => rules.RunAsync(CancellationToken.None));
        var sent = 0;
        while (sent < count)
        {
            var isWritten = writing.IsCompleted;
            var some = await outbox.RunAsync(CancellationToken.None);
            sent += some;
            if (some == 0 && isWritten)
                break;
            if (some == 0)
                await Task.Delay(2);
        }
        var rate = sent / watch.Elapsed.TotalSeconds;
        await writing;
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / sent;
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  {rate:0} a second, {cpu:0.00} ms of processor each")
        );
        return sent == count ? rate : throw new InvalidOperationException($"{sent} of {count} mails were sent.");
    }

    private static async Task<int> SizeAsync(Stage stage, Guid eventId)
    {
        await using var db = await stage.App.OpenDbAsync();
        var subject = await db.Registrations.Where(r => r.EventId == eventId).Select(r => r.Id).Order().FirstAsync();
        var rendering = stage.App.Services.GetRequiredService<MailRendering>();
        return MimeWriter.Write((await rendering.RenderAsync(Row(eventId, subject), CancellationToken.None))!).Length;
    }

    private static OutboxMail Row(Guid eventId, Guid subject) =>
        new(RegistrationMails.Reminder, $"visitor-{subject:N}@example.org", "Ada Muster", "de", DateTimeOffset.UtcNow)
        {
            EventId = eventId,
            SubjectId = subject,
        };
}
