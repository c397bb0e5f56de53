using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// Whatever level the settings ask for, and whoever writes the logs: no personal data. Below Warning the framework writes down what
/// people send (paths with the secrets of personal links, queries, what is typed over a circuit), and its scopes carry the path along.
/// Who wants to know what is asked looks at the metrics and traces, which name the route.
/// </summary>
internal static class LogPrivacy
{
    private const string Framework = "Microsoft.AspNetCore";

    /// <summary>Repeats what a provider answers, names included; ProviderEvents says what matters of it.</summary>
    private const string Providers = "Microsoft.AspNetCore.Authentication.OpenIdConnect";

    public static void AddLogPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(all => new QuietErrors(all.GetRequiredService<LoggerFactory>())));
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, Levels>();
        services.PostConfigureAll<ConsoleFormatterOptions>(options => options.IncludeScopes = false);
        services.PostConfigureAll<SimpleConsoleFormatterOptions>(options => options.IncludeScopes = false);
        services.PostConfigureAll<JsonConsoleFormatterOptions>(options => options.IncludeScopes = false);
        services.PostConfigureAll<OpenTelemetryLoggerOptions>(options => options.IncludeScopes = false);
    }

    private static bool MayBeWritten(string? category, LogLevel level) =>
        category?.StartsWith(Providers, StringComparison.Ordinal) != true
        && (level >= LogLevel.Warning || category?.StartsWith(Framework, StringComparison.Ordinal) != true);

    /// <summary>Not one more rule, which a closer one in the settings would overrule, but a condition of each.</summary>
    private sealed class Levels : IPostConfigureOptions<LoggerFilterOptions>
    {
        public void PostConfigure(string? name, LoggerFilterOptions options)
        {
            var rules = options.Rules.ToList();
            options.Rules.Clear();
            options.Rules.Add(new LoggerFilterRule(null, null, options.MinLevel, (_, category, level) => MayBeWritten(category, level)));
            foreach (var rule in rules)
            {
                options.Rules.Add(
                    new LoggerFilterRule(
                        rule.ProviderName,
                        rule.CategoryName,
                        rule.LogLevel,
                        (provider, category, level) =>
                            MayBeWritten(category, level) && rule.Filter?.Invoke(provider, category, level) != false
                    )
                );
            }
        }
    }
}
