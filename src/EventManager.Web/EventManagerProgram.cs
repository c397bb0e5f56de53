using EventManager.Web.Commands;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Platform.Telemetry;
using EventManager.Web.Shell;
using Microsoft.Extensions.Options;

namespace EventManager.Web;

/// <summary>How the program starts: as a server, or to do one of its commands and end.</summary>
internal static class EventManagerProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (ProgramCommands.IsMeant(args))
                return await ProgramCommands.RunAsync(args);
            var app = Build(args);
            await app.Services.StartAsync(app.Lifetime.ApplicationStopping);
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (WrongSetting(error) is { } message)
        {
            await Console.Error.WriteLineAsync("EventManager cannot start: " + message);
            return 1;
        }
    }

    /// <summary>What to set otherwise; null where it is not the settings' fault.</summary>
    internal static string? WrongSetting(Exception error) =>
        error switch
        {
            OptionsValidationException or SettingsException => error.Message,
            AggregateException several when several.InnerExceptions.All(one => one is OptionsValidationException) => string.Join(
                "; ",
                several.InnerExceptions.Select(one => one.Message)
            ),
            // The binder's own words: "Failed to convert configuration value 'Mongo' at 'Database:Provider' to type …".
            InvalidOperationException when error.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
                error.Message,
            _ => null,
        };

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
                EnvironmentName = environment ?? ChosenEnvironment(),
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
    private static string? ChosenEnvironment() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? (Environment.GetEnvironmentVariable("DOTNET_LAUNCH_PROFILE") is "EventManager" ? Environments.Development : null);
}
