using System.Globalization;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Ui.Lists;

/// <summary>Something by which a list is filtered; its choice stands in the address and in saved views, so it never names a person.</summary>
/// <param name="Key">In the address: <c>state</c>.</param>
/// <param name="Label">In words.</param>
/// <param name="All">The words for no choice.</param>
/// <param name="Choices">Values and their words.</param>
public sealed record ListFilter(string Key, string Label, string All, IReadOnlyList<(string Value, string Words)> Choices)
{
    /// <summary>The choices that the list's query knows, each in words.</summary>
    public static ListFilter Of(IListQuery list, string key, string label, string all, Func<string, string> words) =>
        new(key, label, all, [.. list.Choices[key].Select(value => (value, words(value)))]);

    /// <summary>A day, typed or picked, instead of a choice.</summary>
    public bool IsDay { get; private init; }

    public static ListFilter Day(string key, string label) => new(key, label, "", []) { IsDay = true };

    /// <summary>A day as addresses say it; null where it is none, or one that no calendar of a house reaches.</summary>
    public static DateOnly? DayOf(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;

    /// <summary>Null where nobody offers it.</summary>
    public string? WordsOf(string value) =>
        !IsDay ? Choices.Where(one => one.Value == value).Select(one => one.Words).FirstOrDefault()
        : DayOf(value) is { } day ? When.Date(day)
        : null;
}
