using System.CommandLine;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Commands;

/// <summary><c>admin create</c>: makes the first administrator. The password comes on standard input, so that no list of processes shows it.</summary>
internal static class AdminCommand
{
    private static readonly Option<string> Email = CommandOptions.Text("--email", "ADDRESS", "Signs in with this address.");
    private static readonly Option<bool> PasswordStdin = CommandOptions.RequiredSwitch(
        "--password-stdin",
        "The password is read from standard input."
    );
    private static readonly Option<string> Name = CommandOptions.Text("--name", "NAME", "Shown to colleagues.", required: false);

    public static Command Create()
    {
        var create = new Command("create", "Makes an administrator who can sign in at once.") { Email, PasswordStdin, Name };
        create.Insist(PasswordStdin);
        create.SetAction(
            (parsed, stop) =>
            {
                var (email, name) = (parsed.GetRequiredValue(Email), parsed.GetValue(Name) ?? "");
                return CommandHost.RunAsync(parsed, (services, stop) => RunAsync(email, name, services, stop), stop);
            }
        );
        return new Command("admin", "Accounts of administrators, and the way back into any account.")
        {
            create,
            AdminListCommand.Create(),
            AdminRescueCommands.SetPassword(),
            AdminRescueCommands.ResetTwoFactor(),
            AdminEmergencyCommand.Create(),
        };
    }

    private static async Task<int> RunAsync(string email, string name, IServiceProvider services, CancellationToken stop)
    {
        var password = await Console.In.ReadLineAsync(stop) ?? "";
        var result = await services
            .GetRequiredService<CreateAdministratorHandler>()
            .HandleAsync(new CreateAdministrator(email, name, password), stop);
        return await RefusedAsync(result.Refusals, services);
    }

    /// <summary>Says what was refused, if anything was.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RefusedAsync(IReadOnlyList<Refusal> refusals, IServiceProvider services)
    {
        var words = services.GetRequiredService<RefusalWords>();
        foreach (var refusal in refusals)
            await Console.Error.WriteLineAsync(words.Say(refusal));
        return refusals.Count == 0 ? 0 : 1;
    }
}
