using System.Globalization;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Commands.Checking;

/// <summary>This machine's clock against the database's: leases and due times are instants that all nodes compare.</summary>
internal sealed class ClockCheck : ICheck
{
    private static readonly TimeSpan Worth = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TooFar = TimeSpan.FromSeconds(30);

    public string Item => "clock";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        try
        {
            if (await DatabaseClock.AheadAsync(db, services.GetRequiredService<TimeProvider>(), stop) is not { } ahead)
                return Finding.Good("there is no other than this machine's.");
            var seconds = Math.Abs(ahead.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture);
            var words = $"{seconds} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's";
            return ahead.Duration() > TooFar ? Finding.Wrong($"{words}: let both follow the same time server (NTP).")
                : ahead.Duration() > Worth ? Finding.Note($"{words}: let both follow the same time server (NTP).")
                : Finding.Good(words + ".");
        }
        catch (Exception error) when (StartErrors.IsTheDatabases(error))
        {
            return Finding.Note("not compared, since the database does not answer.");
        }
    }
}
