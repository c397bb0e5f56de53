namespace EventManager.Testing;

/// <summary>The sources that the tests were built from.</summary>
public static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static readonly string Root = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EventManager.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the source tree.");
    }
}
