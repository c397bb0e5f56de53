using System.Diagnostics;
using System.Text.Json;
using EventManager.Integration.Tests.Commands;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventManager.Integration.Tests.Telemetry;

public sealed class JsonLogsTests
{
    [Fact]
    public async Task A_setting_makes_each_line_of_the_log_JSON()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);

        var run = await ProgramRun.OfAsync(
            ["migrate"],
            database,
            new() { ["Logging:Console:FormatterName"] = "json", ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Information" }
        );

        run.Code.ShouldBe(0);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(1);
        foreach (var line in lines)
        {
            var said = JsonDocument.Parse(line).RootElement;
            said.GetProperty("Category").GetString().ShouldStartWith("Microsoft.EntityFrameworkCore");
            said.GetProperty("Timestamp").GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
            said.GetProperty("Node").GetString().ShouldStartWith(Environment.MachineName.ToLowerInvariant() + ":");
        }
    }

    [Fact]
    public void A_line_about_a_request_has_its_id_and_not_its_address()
    {
        using var logs = new StringWriter();
        using var request = new Activity("request").Start();
        var entry = new LogEntry<string>(
            LogLevel.Error,
            "Some",
            default,
            "It failed.",
            new InvalidOperationException("Why"),
            (state, _) => state
        );

        new JsonLines(new NodeName()).Write(entry, null, logs);

        var said = JsonDocument.Parse(logs.ToString()).RootElement;
        said.GetProperty("RequestId").GetString().ShouldBe(request.TraceId.ToHexString());
        said.GetProperty("Level").GetString().ShouldBe("Error");
        said.GetProperty("Message").GetString().ShouldBe("It failed.");
        said.GetProperty("Exception").GetString()!.ShouldContain("Why");
        logs.ToString().TrimEnd().ShouldNotContain("\n", customMessage: "one line is one line");
    }
}
