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
        Innermost(error) switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqlException server => server.Number is 2627 or 2601,
            _ => false,
        };

    /// <summary>Somebody else was faster, or the database was busy; the same transaction can succeed when it is run again.</summary>
    public static bool IsTransient(Exception error) =>
        error is DbUpdateConcurrencyException
        || Innermost(error) switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected,
            SqlException server => server.Number is 1205 or 3960,
            _ => false,
        };

    private static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error;
    }
}
