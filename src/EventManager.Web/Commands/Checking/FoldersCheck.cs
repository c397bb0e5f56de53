using System.Globalization;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>Where the program writes: it may, and there is room.</summary>
internal sealed class FoldersCheck : ICheck
{
    private const long Little = 1_000_000_000;
    private const long TooLittle = 100_000_000;

    public string Item => "folders";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var folders = new List<string>();
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider is DatabaseProvider.Sqlite)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
            // As the program opens it: a relative path is taken from its own folder.
            folders.Add(Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource))!);
        }
        var mail = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (mail.Transport is MailTransportKind.Pickup)
            folders.Add(Path.GetFullPath(mail.PickupFolder));
        return folders.Count == 0 ? Finding.Good("none is written to: database and mails are on servers.") : Look(folders);
    }

    private static Finding Look(List<string> folders)
    {
        var wrong = folders.Select(WhyNot).OfType<string>().ToList();
        if (wrong.Count > 0)
            return Finding.Wrong(wrong);
        var lines = folders.Select(folder => $"{folder} can be written to, {Gigabytes(Free(folder))} GB free.").ToList();
        return folders.Any(folder => Free(folder) < TooLittle) ? Finding.Wrong(lines)
            : folders.Any(folder => Free(folder) < Little) ? new Finding(true, lines, IsNote: true)
            : new Finding(true, lines);
    }

    private static string? WhyNot(string folder)
    {
        try
        {
            using (File.Create(Path.Combine(folder, $".eventmanager-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose)) { }
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written to: {error.Message} Look at its owner and its rights.";
        }
    }

    private static long Free(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    private static string Gigabytes(long bytes) => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture);
}
