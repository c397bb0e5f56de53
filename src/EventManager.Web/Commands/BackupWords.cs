using EventManager.Web.Platform.Databases.Backups;

namespace EventManager.Web.Commands;

internal static class BackupWords
{
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(IReadOnlyList<BackupLine> lines)
    {
        foreach (var line in lines)
            await Console.Out.WriteLineAsync($"{line.Item}: {(line.Ok ? "ok" : "WRONG")}: {line.Words}");
        return lines.All(line => line.Ok) ? 0 : 1;
    }
}
