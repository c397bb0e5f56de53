using EventManager.Web;
using EventManager.Web.Platform.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Integration.Tests.Settings;

/// <summary>What an administrator can mend is a line; a fault of the program keeps its trace.</summary>
public sealed class StartFaultTests
{
    public static TheoryData<Exception, string> Machines =>
        new()
        {
            { new SqliteException("database or disk is full", 13), "the database: its disk is full." },
            { new DbUpdateException("saving", new SqliteException("database or disk is full", 13)), "the database: its disk is full." },
            { new SqliteException("database disk image is malformed", 11), "the database: its file is broken; bring back a backup." },
            { Postgres(PostgresErrorCodes.DiskFull), "the database: its disk is full." },
            { Postgres(PostgresErrorCodes.InsufficientPrivilege), "the database: said so" },
            { new IOException("No space left on device : '/var/lib/x'"), "No space left on device : '/var/lib/x'" },
            { new UnauthorizedAccessException("Access to the path '/x' is denied."), "Access to the path '/x' is denied." },
        };

    [Theory]
    [MemberData(nameof(Machines))]
    public void What_the_machine_refuses_is_a_line(Exception error, string line) => StartFault.Line(error).ShouldBe(line);

    public static TheoryData<Exception> Faults =>
        [
            new NotSupportedException(),
            new InvalidOperationException("x"),
            new SqliteException("no such column: x", 1),
            new DbUpdateException("saving", new SqliteException("UNIQUE constraint failed", 19)),
            Postgres(PostgresErrorCodes.UndefinedColumn),
        ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_the_program_keeps_its_trace(Exception error) => StartFault.Line(error).ShouldBeNull();

    private static PostgresException Postgres(string state) => new("said so", "FATAL", "FATAL", state);
}
