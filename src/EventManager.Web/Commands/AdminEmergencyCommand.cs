using System.CommandLine;
using System.Globalization;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary><c>admin emergency</c>: a code that lets an administrator in once, when the provider is away or local accounts are off.</summary>
internal static class AdminEmergencyCommand
{
    private static readonly Option<string> Email = CommandOptions.Text(
        "--email",
        "ADDRESS",
        "The administrator; made where there is none."
    );

    public static Command Create()
    {
        var command = new Command("emergency", "Prints a code that lets an administrator in once, whatever SignIn says.") { Email };
        command.SetAction(
            (parsed, stop) =>
            {
                var email = parsed.GetRequiredValue(Email);
                return CommandHost.RunAsync(parsed, (services, stop) => RunAsync(email, services, stop), stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(string email, IServiceProvider services, CancellationToken stop)
    {
        var result = await services.GetRequiredService<EmergencyCodes>().MakeAsync(email, stop);
        if (result.IsRefused)
        {
            var words = services.GetRequiredService<RefusalWords>();
            foreach (var refusal in result.Refusals)
                await Console.Error.WriteLineAsync(words.Say(refusal));
            return 1;
        }
        var page = services.GetRequiredService<IOptions<SiteOptions>>().Value.Address("/sign-in/emergency");
        var minutes = EmergencyCodes.Lifetime.TotalMinutes.ToString(CultureInfo.InvariantCulture);
        await Console.Error.WriteLineAsync($"Enter address and code at {page} within {minutes} minutes. The code works once.");
        await Console.Out.WriteLineAsync(result.Value);
        return 0;
    }
}
