using System.CommandLine;
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
                return CommandHost.RunAsync((services, stop) => RunAsync(email, name, services, stop), stop);
            }
        );
        return new Command("admin", "Accounts of administrators.") { create, AdminEmergencyCommand.Create() };
    }

    private static async Task<int> RunAsync(string email, string name, IServiceProvider services, CancellationToken stop)
    {
        var password = await Console.In.ReadLineAsync(stop) ?? "";
        var result = await services
            .GetRequiredService<CreateAdministratorHandler>()
            .HandleAsync(new CreateAdministrator(email, name, password), stop);
        if (!result.IsRefused)
            return 0;
        var words = services.GetRequiredService<RefusalWords>();
        foreach (var refusal in result.Refusals)
            await Console.Error.WriteLineAsync(words.Say(refusal));
        return 1;
    }
}
