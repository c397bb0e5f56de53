using System.CommandLine;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary><c>mail test ADDRESS</c>: one mail over the server that the settings name, and what the server said.</summary>
internal static class MailCommand
{
    private static readonly Argument<string> Address = new("ADDRESS") { Description = "Gets the mail." };

    public static Command Create()
    {
        Address.Validators.Add(given =>
        {
            if (!MailAddressRules.IsValid(MailAddressRules.Clean(given.GetValueOrDefault<string>())))
                given.AddError("ADDRESS must be a mail address.");
        });
        var test = new Command("test", "Sends a mail to ADDRESS and says whether the server took it, or why not.") { Address };
        test.SetAction(
            (parsed, stop) =>
            {
                var address = MailAddressRules.Clean(parsed.GetRequiredValue(Address));
                return CommandHost.RunAsItIsAsync(parsed, (services, stop) => RunAsync(address, services, stop), stop);
            }
        );
        return new Command("mail", "The way out for mails.") { test };
    }

    private static async Task<int> RunAsync(string address, IServiceProvider services, CancellationToken stop)
    {
        var settings = services.GetRequiredService<IOptions<MailOptions>>().Value;
        var result = await services.GetRequiredService<MailTest>().SendAsync(address, Languages.Default.Code, stop);
        if (!result.IsTaken)
        {
            await Console.Error.WriteLineAsync($"{result.Why} Look at {result.Setting}.");
            return 1;
        }
        await Console.Out.WriteLineAsync(
            settings.Transport switch
            {
                MailTransportKind.Smtp => $"{settings.Host} took the mail. Whether it arrives, the mailbox says.",
                MailTransportKind.Pickup => $"The mail lies in {settings.PickupFolder}.",
                _ => "Kept in the memory of this command, delivered to nobody: Mail:Transport is Mailbox.",
            }
        );
        return 0;
    }
}
