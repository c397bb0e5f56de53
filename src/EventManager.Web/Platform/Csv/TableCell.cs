using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EventManager.Domain.Common;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Csv;

/// <summary>What stands in a cell: a text, a number or a moment, so that a spreadsheet can sort and count. Text is never more than text.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the way to make one.")]
internal readonly record struct TableCell
{
    private TableCell(string? text, decimal? number, DateTime? moment) => (Text, Number, Moment) = (text, number, moment);

    public string? Text { get; }

    public decimal? Number { get; }

    /// <summary>As the clocks of the event's zone showed it.</summary>
    public DateTime? Moment { get; }

    public static implicit operator TableCell(string? text) => new(text, null, null);

    public static implicit operator TableCell(LocalizedString text) => new(text, null, null);

    public static implicit operator TableCell(int number) => new(null, number, null);

    public static implicit operator TableCell(decimal number) => new(null, number, null);

    /// <summary>To the minute, which is what lists are read for.</summary>
    public static TableCell At(DateTimeOffset instant, string zone)
    {
        var local = Zone.ToLocal(instant, zone).DateTime;
        return new(null, null, new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified));
    }

    /// <summary>
    /// As it stands in a file without types: a moment in the one form that Excel takes for a date in every language, a number with the decimal sign of
    /// the language.
    /// </summary>
    public string AsText() =>
        Moment is { } moment ? moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : Number is { } number ? number.ToString(CultureInfo.CurrentCulture)
        : CsvText.Write(Text);

    /// <summary>Characters that it takes to show it.</summary>
    public int Width => Moment is null ? (Text ?? Number?.ToString(CultureInfo.CurrentCulture) ?? "").Length : 16;
}
