using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Health;

/// <summary>Room on the disks of this machine that the program writes to; a database server's own disk is that server's to watch.</summary>
internal sealed class DiskHealth(IOptions<DatabaseOptions> database, IOptions<MailOptions> mail, KeySeal keys, IHostEnvironment host)
    : IHealthCheck
{
    private const long Megabyte = 1 << 20;
    private const long Low = 1024;
    private const long TooLow = 100;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (place, free) = Places().Select(place => (place, Free(place))).MinBy(one => one.Item2);
        return Task.FromResult(
            free < TooLow ? HealthNotes.Bad("disk.low", free, place)
            : free < Low ? HealthNotes.Look("disk.low", free, place)
            : HealthNotes.Good("disk.free", free, place)
        );
    }

    private IEnumerable<string> Places()
    {
        yield return Path.GetTempPath();
        yield return Path.GetDirectoryName(keys.Path) ?? host.ContentRootPath;
        if (database.Value.Provider is DatabaseProvider.Sqlite)
            yield return Path.GetDirectoryName(
                Path.GetFullPath(ConnectionStrings.File(database.Value.ConnectionString), host.ContentRootPath)
            )!;
        if (mail.Value is { Transport: MailTransportKind.Pickup, PickupFolder.Length: > 0 } pickup)
            yield return pickup.PickupFolder;
    }

    /// <summary>Megabytes; what cannot be asked about is not short of room.</summary>
    private static long Free(string place)
    {
        try
        {
            return new DriveInfo(place).AvailableFreeSpace / Megabyte;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }
}
