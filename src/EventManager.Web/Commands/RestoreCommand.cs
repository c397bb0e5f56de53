using System.CommandLine;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Databases.Backups;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary>
/// <c>restore --check FILE</c>: whether a backup would do. Restoring itself is the database's affair, with the program stopped:
/// <c>docs/operations.md</c> says how.
/// </summary>
internal static class RestoreCommand
{
    private static readonly Option<bool> Check = CommandOptions.RequiredSwitch("--check", "Looks only; nothing is restored.");
    private static readonly Argument<string> Source = new("FILE") { Description = "What backup or pg_dump --format=custom wrote." };
    private static readonly Option<string> Keys = CommandOptions.Text(
        "--key-file",
        "PATH",
        "The copy of the key file that belongs to it. Default: the one that the settings name.",
        required: false
    );

    public static Command Create()
    {
        var command = new Command("restore", "Says whether a backup can be restored and whether its keys open.") { Check, Source, Keys };
        command.Insist(Check);
        command.SetAction(
            (parsed, stop) =>
            {
                var (file, keys) = (Path.GetFullPath(parsed.GetRequiredValue(Source)), parsed.GetValue(Keys));
                return CommandHost.RunAsItIsAsync(parsed, (services, stop) => RunAsync(file, keys, services, stop), stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(string file, string? keys, IServiceProvider services, CancellationToken stop)
    {
        var settings = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var seal = keys is null
            ? services.GetRequiredService<KeySeal>()
            : new KeySeal(
                Options.Create(new KeyOptions { File = Path.GetFullPath(keys) }),
                services.GetRequiredService<IHostEnvironment>()
            );
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        return await BackupWords.WriteAsync(await new BackupCheck(db, settings, seal).RunAsync(file, stop));
    }
}
