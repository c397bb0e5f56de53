using System.Globalization;
using System.Text.RegularExpressions;

namespace EventManager.Domain.Common;

/// <summary>
/// Days and times as people type them here: <c>3.4.</c>, <c>03.04.2027</c>, <c>3. April 27</c>, <c>morgen</c>; <c>9</c>, <c>9:30</c>,
/// <c>0930</c>, <c>9.30 Uhr</c>. ISO 8601 is read too. What can mean two things is not guessed: null.
/// </summary>
public static partial class TypedMoment
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mär|mar|mrz|maer",
        "apr",
        "mai|may",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt|oct",
        "nov",
        "dez|dec",
    ];

    /// <param name="typed">What stands in the field.</param>
    /// <param name="today">The day at the place: a day without a year is the next one from it on.</param>
    public static DateOnly? Day(string typed, DateOnly today)
    {
        var text = typed.Trim().ToLowerInvariant();
        var days = text switch
        {
            "heute" or "today" => 0,
            "morgen" or "tomorrow" => 1,
            "übermorgen" => 2,
            _ => (int?)null,
        };
        if (days is { } later)
            return today.AddDays(later);
        if (IsoDay().Match(text) is { Success: true } iso)
            return Date(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        if (GermanDay().Match(text) is { Success: true } german)
            return WithYear(german, Number(german, "m"), today);
        if (NamedDay().Match(text) is { Success: true } named)
            return WithYear(named, MonthOf(named.Groups["m"].Value), today);
        return null;
    }

    public static TimeOnly? Time(string typed)
    {
        if (ClockTime().Match(typed.Trim().ToLowerInvariant()) is not { Success: true } match)
            return null;
        var (hour, minute) = (Number(match, "h"), match.Groups["min"].Success ? Number(match, "min") : 0);
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <param name="typed">What stands in the field: a day and a time, or one of both where the other is known.</param>
    /// <param name="today">The day at the place.</param>
    /// <param name="day">For a time alone.</param>
    /// <param name="time">For a day alone.</param>
    public static DateTime? Moment(string typed, DateOnly today, DateOnly? day = null, TimeOnly? time = null)
    {
        var words = Between().Split(typed.Trim()).Where(word => word.Length > 0 && word is not ("um" or "at")).ToArray();
        // "3.4. 20" is eight in the evening, and "3.4. 1030" no year of the Middle Ages.
        var isYearless = words is [_, .., { Length: < 3 } last] && Time(last) is not null;
        if (!isYearless && Day(typed, today) is { } alone && Zone.CanBeMeant(alone))
            return time is { } known ? alone.ToDateTime(known) : null;
        // "3. 4. 9:30": the longest day that can be read, and the rest is the time.
        for (var count = words.Length - 1; count > 0; count--)
        {
            if (Day(string.Join(' ', words[..count]), today) is { } read && Time(string.Join(' ', words[count..])) is { } at)
                return read.ToDateTime(at);
        }
        return day is { } here && Time(typed) is { } clock ? here.ToDateTime(clock) : null;
    }

    private static DateOnly? WithYear(Match match, int month, DateOnly today)
    {
        var day = Number(match, "d");
        if (match.Groups["y"] is { Success: true, Length: var length })
            return Date(Number(match, "y") + (length == 2 ? 2000 : 0), month, day);
        // Eight years on there has been a 29 February again.
        return Enumerable.Range(today.Year, 9).Select(year => Date(year, month, day)).FirstOrDefault(date => date >= today);
    }

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int MonthOf(string word) =>
        Array.FindIndex(Months, month => month.Split('|').Any(start => word.StartsWith(start, StringComparison.Ordinal))) + 1;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^(?<d>\d{1,2})\.\s*(?<m>\d{1,2})(\.\s*(?<y>\d{4}|\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex GermanDay();

    [GeneratedRegex(@"^(?<d>\d{1,2})\.?\s*(?<m>\p{L}{3,9})\.?\s*(?<y>\d{4}|\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedDay();

    [GeneratedRegex(
        @"^((?<h>\d{1,2})([:.](?<min>\d{2})(:\d{2}(\.\d+)?)?)?|(?<h>\d{1,2})(?<min>\d{2}))\s*(uhr|h)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ClockTime();

    /// <summary>The T of ISO 8601 stands between digits.</summary>
    [GeneratedRegex(@"[\s,]+|(?<=\d)T(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
