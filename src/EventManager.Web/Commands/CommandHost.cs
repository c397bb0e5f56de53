using System.CommandLine;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary>
/// The services that a command stands on: the same settings as the server's, but neither the server nor its jobs, and only those
/// settings are checked that the command needs.
/// </summary>
internal static class CommandHost
{
    /// <summary>Brings the schema up to date first, where the settings say that a start does so.</summary>
    /// <param name="parsed">The command's line.</param>
    /// <param name="command">What it does; answers with the exit code.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="whyNot">Asked before the database is: a reason not to begin, or null.</param>
    public static Task<int> RunAsync(
        ParseResult parsed,
        Func<IServiceProvider, CancellationToken, Task<int>> command,
        CancellationToken stop,
        Func<IServiceProvider, string?>? whyNot = null
    ) =>
        RunAsItIsAsync(
            parsed,
            async (services, stop) =>
            {
                if (whyNot?.Invoke(services) is { } why)
                {
                    await Console.Error.WriteLineAsync(why);
                    return 1;
                }
                await DatabaseStart.PrepareAsync(
                    services,
                    services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart,
                    stop
                );
                await KeyStart.PrepareAsync(services, stop);
                return await command(services, stop);
            },
            stop
        );

    /// <summary>Leaves the database as it is.</summary>
    public static async Task<int> RunAsItIsAsync(
        ParseResult parsed,
        Func<IServiceProvider, CancellationToken, Task<int>> command,
        CancellationToken stop
    )
    {
        await using var app = EventManagerProgram.BuildServices(CommandLineSettings.Of(parsed), LogToStandardError);
        await using var scope = app.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider, stop);
    }

    private static void LogToStandardError(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
