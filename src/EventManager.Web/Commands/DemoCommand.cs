using System.CommandLine;
using EventManager.Web.Demo;

namespace EventManager.Web.Commands;

internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "Creates the demo data (Development only) and prints how to sign in.");
        command.SetAction((parsed, stop) => CommandHost.RunAsync(parsed, RunAsync, stop));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await Console.Error.WriteLineAsync("Demo data is for Development only: set ASPNETCORE_ENVIRONMENT=Development.");
            return 1;
        }
        if (!await DemoData.CreateAsync(services, stop))
            await Console.Error.WriteLineAsync("The database has events already; nothing was created.");
        Console.WriteLine($"{DemoData.Organiser} {DemoData.Password(services)}");
        return 0;
    }
}
