using System.CommandLine;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts;
using EventManager.Web.Features.Accounts.Administration;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Commands;

/// <summary><c>admin set-password</c> and <c>admin reset-two-factor</c>: the way back for somebody who lost one of them.</summary>
internal static class AdminRescueCommands
{
    private static readonly Option<string> Email = CommandOptions.Text("--email", "ADDRESS", "Whose account.");
    private static readonly Option<bool> PasswordStdin = CommandOptions.RequiredSwitch(
        "--password-stdin",
        "The password is read from standard input."
    );

    public static Command SetPassword()
    {
        var command = new Command("set-password", "Gives an account a new password; ends its sessions and tells its owner.")
        {
            Email,
            PasswordStdin,
        };
        command.Insist(PasswordStdin);
        command.SetAction(
            (parsed, stop) =>
            {
                var email = parsed.GetRequiredValue(Email);
                return CommandHost.RunAsync(parsed, (services, stop) => SetPasswordAsync(email, services, stop), stop);
            }
        );
        return command;
    }

    public static Command ResetTwoFactor()
    {
        var command = new Command(
            "reset-two-factor",
            "Takes app, recovery codes and passkeys from an account; ends its sessions and tells its owner. The password stays."
        )
        {
            Email,
        };
        command.SetAction(
            (parsed, stop) =>
            {
                var email = parsed.GetRequiredValue(Email);
                return CommandHost.RunAsync(parsed, (services, stop) => ResetTwoFactorAsync(email, services, stop), stop);
            }
        );
        return command;
    }

    private static async Task<int> SetPasswordAsync(string email, IServiceProvider services, CancellationToken stop)
    {
        var password = await Console.In.ReadLineAsync(stop) ?? "";
        var result = await services.GetRequiredService<SetPasswordHandler>().HandleAsync(new(email, password), stop);
        if (!result.IsRefused && result.Value.DisabledAt is not null)
            await Console.Error.WriteLineAsync("The account is disabled, and opens nothing until an administrator enables it.");
        return await AdminCommand.RefusedAsync(result.Refusals, services);
    }

    private static async Task<int> ResetTwoFactorAsync(string email, IServiceProvider services, CancellationToken stop)
    {
        var account = await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(MailAddressRules.Clean(email));
        if (account is null)
            return await AdminCommand.RefusedAsync([AccountRefusals.NotFound], services);
        var result = await services.GetRequiredService<ResetSecondFactorHandler>().HandleAsync(new(account.Id, By: null), stop);
        return await AdminCommand.RefusedAsync(result.Refusals, services);
    }
}
