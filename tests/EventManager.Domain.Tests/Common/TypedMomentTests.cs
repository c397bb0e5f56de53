using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class TypedMomentTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Theory]
    [InlineData("3.4.", "2027-04-03")]
    [InlineData("3.4", "2027-04-03")]
    [InlineData("3.12.", "2026-12-03")]
    [InlineData("29.11.", "2026-11-29")]
    [InlineData("29.2.", "2028-02-29")]
    [InlineData("03.04.2027", "2027-04-03")]
    [InlineData(" 3. 4. 27 ", "2027-04-03")]
    [InlineData("3. April 2027", "2027-04-03")]
    [InlineData("3 Mär", "2027-03-03")]
    [InlineData("3. Oct. 27", "2027-10-03")]
    [InlineData("heute", "2026-11-29")]
    [InlineData("Morgen", "2026-11-30")]
    [InlineData("übermorgen", "2026-12-01")]
    [InlineData("2027-04-03", "2027-04-03")]
    public void A_day_is_read_as_it_is_typed(string typed, string expected) =>
        TypedMoment.Day(typed, Today).ShouldBe(DateOnly.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("31.2.2027")]
    [InlineData("3.13.")]
    [InlineData("0.1.2027")]
    [InlineData("3.4.207")]
    [InlineData("4/3/2027")]
    [InlineData("3. Brumaire")]
    [InlineData("irgendwann")]
    [InlineData("0000-01-01")]
    [InlineData("99999999999.1.")]
    public void What_is_no_day_is_not_guessed(string typed) => TypedMoment.Day(typed, Today).ShouldBeNull();

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("9:30", "09:30")]
    [InlineData("09.30", "09:30")]
    [InlineData("0930", "09:30")]
    [InlineData("930", "09:30")]
    [InlineData("9 Uhr", "09:00")]
    [InlineData("14:05 Uhr", "14:05")]
    [InlineData("09:30:00", "09:30")]
    [InlineData("0", "00:00")]
    public void A_time_is_read_as_it_is_typed(string typed, string expected) =>
        TypedMoment.Time(typed).ShouldBe(TimeOnly.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("24")]
    [InlineData("9:60")]
    [InlineData("9:3")]
    [InlineData("99999")]
    [InlineData("um neun")]
    [InlineData("")]
    public void What_is_no_time_is_not_guessed(string typed) => TypedMoment.Time(typed).ShouldBeNull();

    [Theory]
    [InlineData("3.4.27 9", "2027-04-03 09:00")]
    [InlineData("3.4. 9.30 Uhr", "2027-04-03 09:30")]
    [InlineData("3. 4. 27, 9:30", "2027-04-03 09:30")]
    [InlineData("3. April 2027 um 14 Uhr", "2027-04-03 14:00")]
    [InlineData("morgen 0815", "2026-11-30 08:15")]
    [InlineData("2027-04-03T09:30:00", "2027-04-03 09:30")]
    [InlineData("3.4. 20", "2027-04-03 20:00")]
    [InlineData("3.4. 1030", "2027-04-03 10:30")]
    public void A_day_and_a_time_are_a_moment(string typed, string expected) =>
        TypedMoment.Moment(typed, Today).ShouldBe(DateTime.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public void Half_a_moment_is_one_where_the_other_half_is_known()
    {
        TypedMoment.Moment("9:30", Today).ShouldBeNull();
        TypedMoment.Moment("3.4.27", Today).ShouldBeNull();
        TypedMoment.Moment("3. 4. 2027", Today, time: new(9, 30)).ShouldBe(new DateTime(2027, 4, 3, 9, 30, 0));
        TypedMoment.Moment("9:30", Today, day: new(2027, 4, 3)).ShouldBe(new DateTime(2027, 4, 3, 9, 30, 0));
        TypedMoment.Moment("3.4.27", Today, time: new(9, 30)).ShouldBe(new DateTime(2027, 4, 3, 9, 30, 0));
    }
}
