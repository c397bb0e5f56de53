using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Security.Keys;

/// <summary>The file of keys: text, one key a line, the first one counts for new things; lines with # are remarks.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>None where there is no such file.</returns>
    /// <exception cref="SettingsException">It cannot be read, or holds what is no key.</exception>
    public static IReadOnlyList<FileKey> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var keys = Lines(path).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Key).ToList();
        return keys.Count > 0 ? keys : throw new SettingsException($"the key file {path} (Keys:File) is empty.");

        FileKey Key(string line) =>
            FileKey.Of(line)
            ?? throw new SettingsException($"the key file {path} (Keys:File) has a line that is no key: 32 bytes in base64 are one.");
    }

    /// <summary>Puts a new key before those that are there; makes file and folder where they are missing.</summary>
    /// <exception cref="SettingsException">The place does not allow it.</exception>
    public static void Add(string path)
    {
        string[] lines =
        [
            "# Encrypts the keys in EventManager's database; without it no ticket and no personal link of it counts. Keep a copy, not beside",
            "# the database's. The first key encrypts, the others only decrypt.",
            FileKey.NewLine(),
            .. File.Exists(path) ? Lines(path).Where(line => !line.StartsWith('#')) : [],
        ];
        Write(path, lines, overwrite: true);
    }

    /// <summary>Makes it with one key; of several that start at once the first one's stays.</summary>
    public static void Make(string path)
    {
        try
        {
            Write(path, [FileKey.NewLine()], overwrite: false);
        }
        catch (SettingsException) when (File.Exists(path)) { }
    }

    /// <summary>More than its owner may read it.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0;

    private static IEnumerable<string> Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path).Select(line => line.Trim());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"the key file {path} (Keys:File) cannot be read: {error.Message}");
        }
    }

    /// <summary>Whole or not at all: nobody ever reads half a file.</summary>
    private static void Write(string path, string[] lines, bool overwrite)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new StreamWriter(draft, options))
                file.Write(string.Join('\n', lines) + "\n");
            File.Move(draft, path, overwrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new SettingsException(
                $"the key file {path} cannot be made: {error.Message} Set Keys:File to a place that the program may write to, "
                    + "apart from the database's."
            );
        }
    }
}
