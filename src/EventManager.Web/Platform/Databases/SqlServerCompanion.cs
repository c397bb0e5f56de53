using System.Reflection;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// SqlClient needs Microsoft.SqlServer.Server for every command with a parameter. A build from a package source without it opens a
/// connection and then fails at the first query; this says so at the start instead.
/// </summary>
internal static class SqlServerCompanion
{
    public static void Require()
    {
        try
        {
            Assembly.Load("Microsoft.SqlServer.Server");
        }
        catch (FileNotFoundException)
        {
            throw new SettingsException(
                "Database:Provider is SqlServer, but this build has no Microsoft.SqlServer.Server.dll, without which no query with a "
                    + "parameter works. Build with a complete package source: dotnet publish src/EventManager.Web -c Release "
                    + "-p:CompleteRegistry=true (see docs/operations.md)."
            );
        }
    }
}

/// <summary>The program cannot start as it is set up. The message names the setting and goes to stderr, without a stack trace.</summary>
internal sealed class SettingsException(string message) : Exception(message);
