using System.Globalization;
using EventManager.Web.Platform.Clocks;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Commands.Checking;

/// <summary>This machine's clock against the database's: leases and due times are instants that all nodes compare.</summary>
internal sealed class ClockCheck : ICheck
{
    public string Item => "clock";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        try
        {
            var own = services.GetRequiredService<MachineClock>().Time;
            if (await services.GetRequiredService<DatabaseTime>().AheadAsync(own, stop) is not { } ahead)
                return Finding.Good("there is no other than this machine's.");
            var seconds = Math.Abs(ahead.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture);
            var words = $"{seconds} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's";
            return ahead.Duration() > ClockWatch.MostForJobs ? Finding.Wrong($"{words}: let both follow the same time server (NTP).")
                : ahead.Duration() > SharedClock.Agreement ? Finding.Note($"{words}: let both follow the same time server (NTP).")
                : Finding.Good(words + ".");
        }
        catch (Exception error) when (StartErrors.IsTheDatabases(error))
        {
            return Finding.Note("not compared, since the database does not answer.");
        }
    }
}
