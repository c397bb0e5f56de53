using EventManager.Testing;
using EventManager.Web.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Telemetry;

/// <summary>What is asked is logged by its route, and what goes wrong without the values in its words: at the finest level.</summary>
public sealed class QuietLogTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:EventManager.Requests"] = "Trace",
        ["Logging:Console:LogLevel:Default"] = "None",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_a_line_with_its_route_and_nothing_of_its_address()
    {
        using var logs = new KeptLogs();
        await using var app = await StartAsync(logs);

        await app.Client.GetAsync("/me/geheimes-zeichen?name=Wolfhilde", Stop);
        await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod("WOLFHILDE"), "/nirgends/Wolfhilde"), Stop);

        // A line is written after its answer.
        List<string> Lines() => [.. logs.Lines.Where(line => line.Contains(RequestLog.Category, StringComparison.Ordinal))];
        for (var tries = 0; tries < 200 && Lines().Count < 2; tries++)
            await Task.Delay(50, Stop);
        var lines = Lines();
        lines.ShouldContain(line => line.Contains("GET /me/{Token} 404"));
        lines.ShouldContain(line => line.Contains("(other)"));
        Tells(logs).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_error_says_where_it_happened_and_not_whom_it_was_about()
    {
        using var logs = new KeptLogs();
        await using var app = await StartAsync(logs);

        await app.Client.GetAsync("/breaks", Stop);

        var line = logs.Lines.First(line => line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        line.ShouldContain("The duplicate key value is");
        line.ShouldContain(nameof(QuietLogTests), customMessage: "the stack says where");
        Tells(logs).ShouldBeEmpty();
    }

    private static IEnumerable<string> Tells(KeptLogs logs) =>
        logs.Lines.Where(line =>
            line.Contains("wolfhilde", StringComparison.OrdinalIgnoreCase) || line.Contains("geheimes", StringComparison.Ordinal)
        );

    private static Task<TestApp> StartAsync(KeptLogs logs) =>
        TestApp.StartAsync(
            settings: Settings,
            services: services => services.AddSingleton<ILoggerProvider>(logs),
            routes: routes => routes.MapGet("/breaks", Break).AllowAnonymous()
        );

    private static void Break() =>
        throw new InvalidOperationException(
            "Saving failed.",
            new InvalidOperationException(
                "The duplicate key value is (wolfhilde@schule.example, 'Wolfhilde'), said wolfhilde@schule.example"
            )
        );
}
