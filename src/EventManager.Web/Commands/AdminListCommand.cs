using System.CommandLine;
using EventManager.Data;
using EventManager.Web.Features.Accounts.Administration;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Commands;

/// <summary><c>admin list</c>: who may do everything, a line each, with tabs between.</summary>
internal static class AdminListCommand
{
    private static readonly Option<bool> All = new("--all") { Description = "All accounts, not administrators alone." };

    public static Command Create()
    {
        var command = new Command("list", "Lists administrators: address, name, rights, how they sign in; tabs between.") { All };
        command.SetAction(
            (parsed, stop) =>
            {
                var all = parsed.GetValue(All);
                return CommandHost.RunAsync(parsed, (services, stop) => RunAsync(all, services, stop), stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(bool all, IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        foreach (var account in await AccountsQuery.All(db, search: null).ToListAsync(stop))
        {
            if (!all && !account.IsAdministrator)
                continue;
            string[] line =
            [
                account.Email,
                account.Name,
                account.IsAdministrator ? "administrator"
                : account.MayCreateEvents ? "creates events"
                : "",
                account.HasSecondFactor ? "second factor" : "no second factor",
                account.IsDisabled ? "disabled"
                : account.HasPassword ? "can sign in"
                : "invited",
            ];
            await Console.Out.WriteLineAsync(string.Join('\t', line));
        }
        return 0;
    }
}
