using System.Globalization;
using System.Xml.Linq;
using EventManager.Data;
using EventManager.Web.Platform.Security.Keys;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>One thing about a backup.</summary>
internal sealed record BackupLine(string Item, bool Ok, string Words);

/// <summary>Whether a backup could be restored, and whether tickets, links and sign-ins would count afterwards. Restores nothing.</summary>
internal sealed class BackupCheck(EventDb db, DatabaseOptions settings, KeySeal seal)
{
    private const string History = "__EFMigrationsHistory";

    public async Task<IReadOnlyList<BackupLine>> RunAsync(string path, CancellationToken stop)
    {
        var backup = BackupFile.Open(path);
        var lines = new List<BackupLine> { File(backup, path) };
        if (!lines[0].Ok)
            return lines;
        var broken = await backup.WhyBrokenAsync(stop);
        lines.Add(broken is null ? new("integrity", true, "all of it can be read.") : new("integrity", false, broken));
        // What is broken would only be said once more by each.
        if (broken is null)
        {
            lines.Add(await SchemaAsync(backup, stop));
            lines.AddRange(await KeysAsync(backup, stop));
        }
        return lines;
    }

    private BackupLine File(IBackup backup, string path)
    {
        var size = (new FileInfo(path).Length / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture);
        return backup.Provider == settings.Provider
            ? new("file", true, $"{backup.Provider}, {size} MB.")
            : new("file", false, $"it is a backup of {backup.Provider}, and Database:Provider is {settings.Provider}.");
    }

    private async Task<BackupLine> SchemaAsync(IBackup backup, CancellationToken stop)
    {
        if (await backup.ColumnAsync(History, "MigrationId", stop) is not { Count: > 0 } stored)
            return new("schema", false, "it holds no tables of this program.");
        var known = db.Database.GetMigrations().ToList();
        if (stored.Except(known).Any())
            return new("schema", false, "it is of a newer version of this program: restore it with that one.");
        var missing = known.Except(stored).Count();
        var events = (await backup.ColumnAsync("Events", "Id", stop))?.Count ?? 0;
        var registrations = (await backup.ColumnAsync("Registrations", "Id", stop))?.Count ?? 0;
        return new(
            "schema",
            true,
            (missing == 0 ? "of this version" : $"{missing} migrations behind, which migrate or the start brings")
                + $"; {events} events, {registrations} registrations."
        );
    }

    private async Task<IEnumerable<BackupLine>> KeysAsync(IBackup backup, CancellationToken stop)
    {
        var texts = await backup.ColumnAsync("DataProtectionKeys", "Xml", stop) ?? [];
        var stored = texts.OfType<string>().Select(text => XElement.Parse(text)).ToList();
        if (stored.Count == 0)
            return
            [
                await BackupKeys.AreNeededAsync(backup, stop)
                    ? new("keys", false, "it holds no keys, so that no ticket, link or sign-in of it would count.")
                    : new("keys", true, "none yet, and nothing that needs one."),
            ];
        try
        {
            if (KeyStart.WhyNot(seal, stored) is { } why)
                return [new("keys", false, why)];
            var by = seal.Keys.Count == 0 ? "nothing encrypts them yet" : $"{seal.Path} opens them";
            var (opened, closed) = await BackupKeys.OpenAsync(backup, stored, seal, stop);
            return
            [
                new("keys", true, $"{stored.Count} in it, {by}."),
                closed is null
                    ? new("secrets", true, $"{opened} open (keys of tickets and links, second factors).")
                    : new("secrets", false, $"what stands in {closed} does not open with these keys."),
            ];
        }
        catch (SettingsException error)
        {
            return [new("keys", false, error.Message)];
        }
    }
}
