using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>What keeps the program from its database when it starts, told from what only time can mend.</summary>
internal static class StartErrors
{
    /// <summary>Not a bug of ours: the database, or the way to it, said so, however deep in an error of EF it stands.</summary>
    public static bool IsTheDatabases(Exception error) =>
        Chain(error).Any(inner => inner is DbException or SocketException or TimeoutException);

    /// <summary>The database could not, or may not, whatever the program asked: away, full, closed, broken. A wrong statement is a fault of ours.</summary>
    /// <returns>The database's own error; null for any other.</returns>
    public static Exception? NoFaultOfOurs(Exception error) =>
        Chain(error)
            .FirstOrDefault(inner =>
                inner switch
                {
                    // Busy, locked, out of memory, only to be read, an error of the disk, broken, full, not to be opened, no database.
                    SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6 or 7 or 8 or 10 or 11 or 13 or 14 or 26,
                    // Connection, sign-in, no such database, resources (a full disk among them), operator, system.
                    PostgresException postgres => postgres.SqlState[..2] is "08" or "28" or "3D" or "53" or "57" or "58"
                        || DbErrors.IsForbidden(postgres),
                    NpgsqlException => IsWorthWaiting(inner) || IsAboutTrust(inner),
                    // No space in a file group or in the log; the server is away.
                    SqlException server => server.Number is 1105 or 9002 or LoginFailed or NoSuchDatabase or < 50
                        || DbErrors.IsForbidden(server),
                    _ => false,
                }
            );

    /// <summary>The server is away, still starting or full: worth another try.</summary>
    public static bool IsWorthWaiting(Exception error) =>
        error switch
        {
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.CannotConnectNow
                    or PostgresErrorCodes.AdminShutdown
                    or PostgresErrorCodes.CrashShutdown
                    or PostgresErrorCodes.TooManyConnections,
            NpgsqlException => Chain(error).Any(inner => inner is SocketException or TimeoutException or IOException)
                && !IsAboutTrust(error),
            SqlException server => server.Number is not (LoginFailed or NoSuchDatabase) && !IsAboutTrust(error),
            SqliteException => DbErrors.IsTransient(error),
            _ => error is TimeoutException or SocketException,
        };

    /// <summary>Why, in a line.</summary>
    public static string Why(Exception error) =>
        error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } => "the server does not accept user and password.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "the server has no such database; create it first.",
            SqlException { Number: LoginFailed } => "the server does not accept user and password.",
            SqlException { Number: NoSuchDatabase } => "the server has no such database, or not for this user; create it first.",
            SqlException server when IsAboutTrust(server) => "its certificate is not trusted: " + Line(Root(server)),
            SqliteException { SqliteErrorCode: 14 } => "it cannot be opened; do its folder and its owner's rights allow it?",
            SqliteException { SqliteErrorCode: 8 } => "it may only be read; do its folder and its owner's rights allow writing?",
            SqliteException { SqliteErrorCode: 26 } => "it is no database of SQLite.",
            SqliteException { SqliteErrorCode: 13 } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "its disk is full.",
            SqliteException { SqliteErrorCode: 11 } => "its file is broken; bring back a backup.",
            PostgresException postgres => Line(postgres.MessageText),
            TimeoutException => "no answer.",
            SqlException server => Line(Shortly(server.Message)),
            _ => Line(Root(error)),
        };

    private const int LoginFailed = 18456;
    private const int NoSuchDatabase = 4060;

    private static bool IsAboutTrust(Exception error) => Chain(error).Any(inner => inner is AuthenticationException);

    /// <summary>Of the paragraph about a server that is away what stands in its brackets: provider, number and what went wrong.</summary>
    private static string Shortly(string message) =>
        message.LastIndexOf("(provider: ", StringComparison.Ordinal) is >= 0 and var at ? message[(at + 1)..].TrimEnd(')', '.') : message;

    /// <summary>What the system said; what is around it only says that something went wrong.</summary>
    private static string Root(Exception error) => Chain(error).Last().Message;

    public static IEnumerable<Exception> Chain(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
            yield return inner;
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
