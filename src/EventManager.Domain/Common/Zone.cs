namespace EventManager.Domain.Common;

/// <summary>Wall-clock time of a place. Instants are UTC everywhere else.</summary>
public static class Zone
{
    /// <summary>IANA name of the zone that events get unless they say otherwise.</summary>
    public const string Default = "Europe/Berlin";

    /// <summary>Days around what anybody plans. Beyond them the calendar of a computer ends, and a step over its end is an error.</summary>
    private static readonly DateTime First = new(1900, 1, 1);
    private static readonly DateTime Last = new(2999, 12, 31);

    /// <summary>Years that somebody who plans an event can mean; others are typing errors.</summary>
    public static bool CanBeMeant(DateTimeOffset instant) => CanBeMeant(instant.Year);

    public static bool CanBeMeant(DateTime wallClock) => CanBeMeant(wallClock.Year);

    public static bool CanBeMeant(DateOnly day) => CanBeMeant(day.Year);

    private static bool CanBeMeant(int year) => year is >= 2000 and <= 2199;

    public static bool Exists(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>The wall-clock time of an instant in a zone.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>
    /// The instant of a wall-clock time. The hour that the spring change skips is read as if the clock had not changed yet,
    /// the hour that autumn repeats as its first pass. A year that nobody can mean becomes the border of the calendar: whoever takes it
    /// refuses it (<see cref="CanBeMeant"/>).
    /// </summary>
    public static DateTimeOffset ToUtc(DateTime wallClock, string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var local = DateTime.SpecifyKind(
            wallClock < First ? First
                : wallClock > Last ? Last
                : wallClock,
            DateTimeKind.Unspecified
        );
        var offset =
            info.IsAmbiguousTime(local) ? info.GetAmbiguousTimeOffsets(local).Max()
            : info.IsInvalidTime(local) ? info.GetUtcOffset(local.AddHours(-1))
            : info.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>
    /// Moves an instant by whole days of wall-clock time, so that 14:30 stays 14:30 over a change of the clocks.
    /// </summary>
    public static DateTimeOffset ShiftDays(DateTimeOffset instant, int days, string zone) =>
        ToUtc(ToLocal(instant, zone).DateTime.AddDays(days), zone);
}
