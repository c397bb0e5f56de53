using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>The same judgement as at the start, but of all sections at once.</summary>
internal sealed class SettingsCheck : ICheck
{
    public string Item => "settings";

    public Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            var environment = services.GetRequiredService<IHostEnvironment>().EnvironmentName;
            return Task.FromResult(Finding.Good($"complete for {environment}."));
        }
        catch (Exception error) when (StartFault.InSettings(error) is not null)
        {
            return Task.FromResult(Finding.Wrong([.. Wrongs(error)]));
        }
    }

    private static IEnumerable<string> Wrongs(Exception error) =>
        error switch
        {
            AggregateException several => several.InnerExceptions.SelectMany(Wrongs),
            OptionsValidationException options => options.Failures,
            _ => [error.Message],
        };
}
