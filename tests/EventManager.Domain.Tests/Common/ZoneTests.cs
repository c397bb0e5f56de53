using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class ZoneTests
{
    private const string Berlin = "Europe/Berlin";

    [Theory]
    [InlineData(2026, 1, 15, 14, 30, "2026-01-15T13:30:00Z")]
    [InlineData(2026, 8, 24, 14, 30, "2026-08-24T12:30:00Z")]
    [InlineData(2026, 3, 29, 1, 59, "2026-03-29T00:59:00Z")]
    [InlineData(2026, 3, 29, 3, 0, "2026-03-29T01:00:00Z")]
    public void Wall_clock_time_becomes_an_instant(int year, int month, int day, int hour, int minute, string utc) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, minute, 0), Berlin).ShouldBe(DateTimeOffset.Parse(utc));

    [Fact]
    public void The_hour_that_spring_skips_is_read_as_if_the_clock_had_not_changed() =>
        Zone.ToUtc(new DateTime(2026, 3, 29, 2, 30, 0), Berlin).ShouldBe(DateTimeOffset.Parse("2026-03-29T01:30:00Z"));

    [Fact]
    public void The_hour_that_autumn_repeats_is_its_first_pass() =>
        Zone.ToUtc(new DateTime(2026, 10, 25, 2, 30, 0), Berlin).ShouldBe(DateTimeOffset.Parse("2026-10-25T00:30:00Z"));

    /// <summary>A date field gives what was typed, year 0001 included; the offset would lead out of the calendar.</summary>
    [Fact]
    public void A_year_that_nobody_means_is_no_error_and_is_refused_where_it_is_taken()
    {
        foreach (var typed in new[] { DateTime.MinValue, DateTime.MaxValue, new DateTime(1, 1, 2), new DateTime(9999, 12, 31) })
        {
            Zone.CanBeMeant(Zone.ToUtc(typed, Berlin)).ShouldBeFalse();
            Zone.ShiftDays(Zone.ToUtc(typed, Berlin), typed.Year > 5_000 ? 800 : -800, Berlin);
        }
        Zone.CanBeMeant(Zone.ToUtc(new DateTime(2199, 12, 31), Berlin)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", 2)]
    [InlineData("2026-10-25T01:30:00Z", 1)]
    public void Both_passes_of_the_repeated_hour_are_read_back(string utc, int offset)
    {
        var local = Zone.ToLocal(DateTimeOffset.Parse(utc), Berlin);

        local.DateTime.ShouldBe(new DateTime(2026, 10, 25, 2, 30, 0));
        local.Offset.ShouldBe(TimeSpan.FromHours(offset));
    }

    [Theory]
    [InlineData("2026-03-28T13:30:00Z", 1, "2026-03-29T12:30:00Z")]
    [InlineData("2026-03-29T12:30:00Z", -1, "2026-03-28T13:30:00Z")]
    [InlineData("2026-10-24T12:30:00Z", 1, "2026-10-25T13:30:00Z")]
    [InlineData("2026-08-24T12:30:00Z", 0, "2026-08-24T12:30:00Z")]
    public void Half_past_two_stays_half_past_two_over_a_change_of_the_clocks(string from, int days, string to) =>
        Zone.ShiftDays(DateTimeOffset.Parse(from), days, Berlin).ShouldBe(DateTimeOffset.Parse(to));

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("Europe/Kassel", false)]
    [InlineData("", false)]
    public void Zones_are_known_by_name(string zone, bool known) => Zone.Exists(zone).ShouldBe(known);
}
