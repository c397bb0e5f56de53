using System.CommandLine;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary><c>migrate</c> makes all that the program needs of the database; with <c>--check</c> or <c>--list</c> it only says what it would make.</summary>
internal static class MigrateCommand
{
    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Changes nothing; ends with 1 where something is missing.",
    };
    private static readonly Option<bool> List = new("--list") { Description = "Changes nothing; a line for each step, made or pending." };

    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database's schema up to date, the tables of the jobs' clock with it.")
        {
            Check,
            List,
        };
        command.SetAction(
            (parsed, stop) =>
            {
                var (check, list) = (parsed.GetValue(Check), parsed.GetValue(List));
                return CommandHost.RunAsItIsAsync(
                    parsed,
                    (services, stop) => check || list ? SayAsync(check, list, services, stop) : RunAsync(services, stop),
                    stop
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await DatabaseStart.PrepareAsync(services, migrate: true, stop);
        return 0;
    }

    private static async Task<int> SayAsync(bool check, bool list, IServiceProvider services, CancellationToken stop)
    {
        var database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        var steps = await SchemaPlan.ReadAsync(db, database, services.GetRequiredService<IOptions<JobsOptions>>().Value, stop);
        foreach (var step in steps.Where(step => list || step.IsPending))
            await Console.Out.WriteLineAsync($"{(step.IsPending ? "pending" : "made")}\t{step.Name}");
        return check && steps.Any(step => step.IsPending) ? 1 : 0;
    }
}
