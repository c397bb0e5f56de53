using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>A file for its owner alone, which never takes the place of another.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="SettingsException">It is there already, or its folder does not allow it.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SettingsException($"{path} is there already and stays as it is: name another file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be made: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Written is written, also where the power goes in the next moment.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
