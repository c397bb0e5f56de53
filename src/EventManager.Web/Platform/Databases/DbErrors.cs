using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>What the three databases call the two errors that the program answers: a duplicate, and "try again".</summary>
internal static class DbErrors
{
    /// <summary>A unique index or primary key said no.</summary>
    public static bool IsDuplicate(Exception error) =>
        InDatabase(error) switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqlException server => server.Number is 2627 or 2601,
            _ => false,
        };

    /// <summary>Somebody else was faster, or the database was busy; the same transaction can succeed when it is run again.</summary>
    public static bool IsTransient(Exception error) =>
        error is DbUpdateConcurrencyException
        || InDatabase(error) switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected,
            SqlException server => server.Number is 1205 or 3960,
            _ => false,
        };

    /// <summary>Busy for as long as SQLite waits (<see cref="SqlitePragmas"/>). One that read before somebody else wrote (517) is told at once.</summary>
    public static bool HasWaited(Exception error) =>
        InDatabase(error) is SqliteException { SqliteErrorCode: 5, SqliteExtendedErrorCode: not 517 };

    /// <summary>The user of the connection string may not do this.</summary>
    public static bool IsForbidden(Exception error) =>
        InDatabase(error) switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is 8 or 3,
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.InsufficientPrivilege,
            // Permission denied on the database, an object, a column, a schema.
            SqlException server => server.Number is 262 or 229 or 230 or 2760,
            _ => false,
        };

    /// <summary>The database's own words, whatever is wrapped around them or, as SqlClient does it, inside.</summary>
    private static Exception InDatabase(Exception error)
    {
        while (error is not DbException && error.InnerException is { } inner)
            error = inner;
        return error;
    }
}
