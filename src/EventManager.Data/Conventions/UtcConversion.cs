using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EventManager.Data.Conventions;

/// <summary>
/// Instants as UTC date-times: SQLite cannot compare a DateTimeOffset, PostgreSQL takes only UTC. Cut to microseconds, which is
/// what PostgreSQL keeps, so that a value read back equals the one written on all three.
/// </summary>
internal sealed class UtcConversion()
    : ValueConverter<DateTimeOffset, DateTime>(
        instant => Cut(instant),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    )
{
    private static DateTime Cut(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
