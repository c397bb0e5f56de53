using EventManager.Web.Platform.Databases;
using EventManager.Web.Words;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace EventManager.Web;

/// <summary>
/// The program's own words beside serving. They use the same settings, start neither the server nor its jobs, and check only the
/// settings that they need. What they answer stands on standard output, everything else on standard error.
/// </summary>
internal static class ProgramWords
{
    private const string Usage = """
        Usage: EventManager.Web [WORD]
        Without a word the program serves. Words:
          migrate                                   brings the database's schema up to date
          admin create --email ADDRESS --password-stdin [--name NAME]
          token create --name NAME --scopes "SCOPE …" [--event SLUG] [--expires 30d]
          demo                                      creates the demo data (Development only)
          bench-data --event SLUG --capacity C --registrations N [--print-tickets K]
        Scopes: events:read registrations:read registrations:write check-in
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        Func<IServiceProvider, CancellationToken, Task<int>> word;
        try
        {
            word = Find(args);
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        await using var app = EventManagerProgram.BuildServices([], LogToStandardError);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        var migrate = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart || args is ["migrate"];
        await DatabaseStart.PrepareAsync(app.Services, migrate, stop.Token);
        await using var scope = app.Services.CreateAsyncScope();
        return await word(scope.ServiceProvider, stop.Token);
    }

    private static Func<IServiceProvider, CancellationToken, Task<int>> Find(string[] args) =>
        args switch
        {
            ["migrate"] => (_, _) => Task.FromResult(0),
            ["admin", "create", .. var rest] => AdminWord.Parse(rest),
            ["token", "create", .. var rest] => TokenWord.Parse(rest),
            ["demo"] => DemoAsync,
            ["bench-data", .. var rest] => BenchDataWord.Parse(rest),
            _ => throw new UsageException($"Unknown word: {string.Join(' ', args.Take(2))}"),
        };

    private static async Task<int> DemoAsync(IServiceProvider services, CancellationToken stop)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await Console.Error.WriteLineAsync("Demo data is for Development only: set ASPNETCORE_ENVIRONMENT=Development.");
            return 1;
        }
        if (!await Demo.DemoData.CreateAsync(services, stop))
            await Console.Error.WriteLineAsync("The database has events already; nothing was created.");
        Console.WriteLine($"{Demo.DemoData.Organiser} {Demo.DemoData.Password(services)}");
        return 0;
    }

    private static void LogToStandardError(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
