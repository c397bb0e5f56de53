using System.CommandLine;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database's schema up to date.");
        command.SetAction((_, stop) => CommandHost.RunAsItIsAsync(RunAsync, stop));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await DatabaseStart.PrepareAsync(services, migrate: true, stop);
        return 0;
    }
}
