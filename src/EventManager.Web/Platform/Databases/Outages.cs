using Microsoft.Data.SqlClient;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// The database is away or cannot write, or the machine's disk is full, while the program runs: nobody's mistake, and over when somebody
/// mended it. Whoever asks is told to come again (<see cref="Shell.OutageAnswers"/>, 503), and the log has one line a second for each cause.
/// </summary>
internal static class Outages
{
    /// <summary>What to wait before the same is asked again.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(15);

    /// <summary>ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.</summary>
    private static readonly int[] NoSpace = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>What SQL Server and the way to it say: no such way, lost, refused, no such host, shutting down, no space, moving, busy.</summary>
    private static readonly int[] AwayNumbers =
    [
        53,
        64,
        121,
        233,
        258,
        701,
        1101,
        6005,
        10053,
        10054,
        10060,
        10061,
        11001,
        17142,
        40197,
        40501,
        40613,
    ];

    private static readonly AsyncLocal<bool> Circuit = new();

    /// <summary>What runs now was asked for by an open page of the organisers' area.</summary>
    public static bool IsInCircuit
    {
        get => Circuit.Value;
        set => Circuit.Value = value;
    }

    /// <summary>The error that says so, however deep it stands; null where it is something else, and so a fault of ours.</summary>
    public static Exception? Of(Exception? error) =>
        error is null ? null
        : StartErrors.NoFaultOfOurs(error) is { } database ? database
        : StartErrors.Chain(error).FirstOrDefault(IsEnd);

    /// <summary>The same in a line without anybody's data.</summary>
    public static string Why(Exception outage) => outage is IOException ? "the disk is full." : "the database: " + StartErrors.Why(outage);

    /// <summary>The server ended the connection, or would not begin one, whatever the reason; or a file of ours did not fit.</summary>
    private static bool IsEnd(Exception error) =>
        error is PostgresException { InvariantSeverity: "FATAL" or "PANIC" }
        || (error is SqlException server && (server.Class >= 20 || AwayNumbers.Contains(server.Number)))
        || (error is IOException && NoSpace.Contains(error.HResult));
}
