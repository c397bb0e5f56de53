using System.CommandLine;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Databases.Backups;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands;

/// <summary><c>backup FILE</c>: the database as one file while the program runs, looked at afterwards as <c>restore --check</c> does.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> Target = new("FILE")
    {
        Description = "Is made; one that is there stays, and ends the command.",
    };
    private static readonly Option<string> KeyCopy = CommandOptions.Text(
        "--key-file",
        "PATH",
        "Copies the key file to there, for a place apart from FILE's.",
        required: false
    );

    public static Command Create()
    {
        var command = new Command("backup", "Writes the database into a file, while the program runs, and checks the file.")
        {
            Target,
            KeyCopy,
        };
        command.SetAction(
            (parsed, stop) =>
            {
                var (file, keys) = (Path.GetFullPath(parsed.GetRequiredValue(Target)), parsed.GetValue(KeyCopy));
                return CommandHost.RunAsItIsAsync(parsed, (services, stop) => RunAsync(file, keys, services, stop), stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(string file, string? keyCopy, IServiceProvider services, CancellationToken stop)
    {
        var settings = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var seal = services.GetRequiredService<KeySeal>();
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        await BackupFile.WriteAsync(db, settings, file, stop);
        var lines = new List<BackupLine>(await new BackupCheck(db, settings, seal).RunAsync(file, stop)) { KeyLine(seal, keyCopy) };
        return await BackupWords.WriteAsync(lines);
    }

    /// <summary>Never part of the file: who has both can make tickets and links.</summary>
    private static BackupLine KeyLine(KeySeal seal, string? copy)
    {
        if (!seal.NeedsFile)
            return new("key file", true, "not in it: keep the certificate of Keys:Certificate and its private key elsewhere.");
        if (!File.Exists(seal.Path))
            return new("key file", copy is null, $"there is none at {seal.Path}.");
        if (copy is null)
            return new("key file", true, $"not in it: keep {seal.Path} in another place, or name one with --key-file.");
        var to = Path.GetFullPath(copy);
        using (var target = PrivateFile.Create(to))
            target.Write(File.ReadAllBytes(seal.Path));
        PrivateFile.Flush(to);
        return new("key file", true, $"copied to {to}: keep it apart from the database's.");
    }
}
