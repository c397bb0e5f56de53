namespace EventManager.Testing;

/// <summary>How a database comes and goes on SQL Server, set up as the program needs it.</summary>
internal static class SqlServerDatabase
{
    public static string Create(string name) => $"CREATE DATABASE [{name}]; ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON;";

    /// <summary>Also where a connection is left.</summary>
    public static string Drop(string name) =>
        $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]; END";
}
