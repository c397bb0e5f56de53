using System.CommandLine;
using EventManager.Web.Commands.Checking;
using EventManager.Web.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary><c>check</c>: whether a start would succeed and mails would leave. Changes nothing and sends nothing.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command(
            "check",
            "Says whether settings, database, clock, folders, keys, providers, address and mail server are as they should be; changes nothing."
        );
        command.SetAction((parsed, stop) => CommandHost.RunAsItIsAsync(parsed, RunAsync, stop));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        var wrong = false;
        ICheck[] checks =
        [
            new SettingsCheck(),
            new DatabaseCheck(),
            new ClockCheck(),
            new FoldersCheck(),
            new KeysCheck(),
            new ProvidersCheck(),
            new AddressCheck(),
            new MailCheck(),
        ];
        foreach (var check in checks)
        {
            var found = await FindAsync(check, services, stop);
            wrong |= !found.Ok;
            foreach (var line in found.Lines)
                await Console.Out.WriteLineAsync($"{check.Item}: {found.Word}: {line.ReplaceLineEndings(" ")}");
        }
        return wrong ? 1 : 0;
    }

    private static async Task<Finding> FindAsync(ICheck check, IServiceProvider services, CancellationToken stop)
    {
        try
        {
            return await check.FindAsync(services, stop);
        }
        catch (Exception error) when (check is not SettingsCheck && StartFault.InSettings(error) is not null)
        {
            return Finding.Wrong("not tried, since its settings are wrong.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Finding.Wrong(ErrorText.Of(error));
        }
    }
}
