using System.Text.Json;
using EventManager.Integration.Tests.Commands;
using EventManager.Testing;

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
            new() { ["Logging__Console__FormatterName"] = "json", ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "Information" }
        );

        run.Code.ShouldBe(0);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(1);
        foreach (var line in lines)
            JsonDocument.Parse(line).RootElement.GetProperty("Category").GetString().ShouldStartWith("Microsoft.EntityFrameworkCore");
    }
}
