using EventManager.Web.Commands;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Platform.Telemetry;
using EventManager.Web.Shell;

namespace EventManager.Web;

/// <summary>How the program starts: as a server, or to do one of its commands and end.</summary>
internal static class EventManagerProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (isCommand, isServing) = (ProgramCommands.IsMeant(args), false);
        try
        {
            if (isCommand)
                return await ProgramCommands.RunAsync(args);
            // Ended also where its start is refused: what it logged is written then.
            await using var app = BuildServices(args, builder => builder.AddTelemetryExport());
            app.UseEventManager();
            SayWho(app);
            await app.Services.StartAsync(app.Lifetime.ApplicationStopping);
            await app.StartAsync();
            isServing = true;
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception error) when (!isServing && StartFault.Line(error) is { } message)
        {
            await Console.Error.WriteLineAsync($"EventManager {(isCommand ? "could not do that" : "cannot start")}: {message}");
            return 1;
        }
    }

    /// <summary>The log's first line: whoever reads it later knows which program wrote the rest.</summary>
    private static void SayWho(WebApplication app) =>
        app.Logger.LogInformation(
            "EventManager {Version} starts in {Environment} as {Node}.",
            ProgramVersion.Text,
            app.Environment.EnvironmentName,
            app.Services.GetRequiredService<NodeName>().Text
        );

    /// <param name="args">Settings from the command line.</param>
    /// <param name="change">What a test sets otherwise.</param>
    /// <param name="environment">Null takes the environment's own.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null, string? environment = null)
    {
        var app = BuildServices(
            args,
            builder =>
            {
                change?.Invoke(builder);
                builder.AddTelemetryExport();
            },
            environment
        );
        app.UseEventManager();
        return app;
    }

    /// <summary>Services without a pipeline: enough for the program's commands, which then need no setting of the server's.</summary>
    public static WebApplication BuildServices(string[] args, Action<WebApplicationBuilder>? change, string? environment = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                EnvironmentName = environment ?? ChosenEnvironment(args),
                ApplicationName = typeof(EventManagerProgram).Assembly.GetName().Name,
            }
        );
        builder.AddEventManager();
        change?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>
    /// <c>dotnet run</c> from the source is Development, so that one command shows the program with demo data; whatever is set
    /// explicitly counts more, and a published program is Production.
    /// </summary>
    private static string? ChosenEnvironment(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build()[HostDefaults.EnvironmentKey]
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? (Environment.GetEnvironmentVariable("DOTNET_LAUNCH_PROFILE") is "EventManager" ? Environments.Development : null);
}
