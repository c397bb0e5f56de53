using EventManager.Web.Platform.Security.Keys;

namespace EventManager.Testing;

/// <summary>The key file of all programs that this process starts: what shares a database must share it.</summary>
public static class TestKeys
{
    public static string File { get; } = Make();

    private static string Make()
    {
        var path = Path.Combine(Path.GetTempPath(), $"eventmanager-test-{Guid.NewGuid():N}.keys");
        KeyFile.Make(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.Delete(path);
        return path;
    }
}
