using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace EventManager.Web.Platform.Csv;

/// <summary>How a workbook shows its numbers: as days, with leading zeros, or as they are.</summary>
internal sealed partial class XlsxFormats
{
    /// <summary>Days of the calendar from 1900 to that from 1904.</summary>
    private const int Days1904 = 1462;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private readonly List<string> byStyle = [];
    private bool is1904;

    private XlsxFormats() { }

    public static XlsxFormats None => new();

    /// <param name="reader">The styles; null where a workbook has none.</param>
    /// <param name="is1904">Its days count from 1904.</param>
    public static XlsxFormats Read(XmlReader? reader, bool is1904)
    {
        var read = new XlsxFormats { is1904 = is1904 };
        var own = new Dictionary<string, string>();
        var isUsed = false;
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
                isUsed = reader.NodeType is XmlNodeType.Element && !reader.IsEmptyElement;
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
                own[reader.GetAttribute("numFmtId") ?? ""] = reader.GetAttribute("formatCode") ?? "";
            else if (isUsed && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                read.byStyle.Add(reader.GetAttribute("numFmtId") is { } id ? own.GetValueOrDefault(id) ?? BuiltIn(id) : "");
        }
        return read;
    }

    /// <summary>As a person reads it in the sheet.</summary>
    public string Show(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        var format =
            int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < byStyle.Count ? byStyle[at] : "";
        if (Zeros().IsMatch(format) && number >= 0 && number == Math.Floor(number) && number < 1e15)
            return ((long)number).ToString(format, CultureInfo.InvariantCulture);
        if (IsDay(format) && Day(number) is { } day)
            return day;
        return number == Math.Floor(number) && Math.Abs(number) < 1e15
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("0.###############", German);
    }

    /// <summary>Letters of days and times, beside what is only said.</summary>
    private static bool IsDay(string format) => Letters().IsMatch(Said().Replace(format, ""));

    private string? Day(double number)
    {
        var days = is1904 ? number + Days1904 : number;
        if (days is < 0 or > 2_958_465)
            return null;
        if (days < 1)
            return TimeOnly.MinValue.Add(TimeSpan.FromMinutes(Math.Round(days * 1440))).ToString("HH:mm", German);
        var moment = DateTime.FromOADate(days);
        moment = new DateTime((moment.Ticks + TimeSpan.TicksPerMinute / 2) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "dd.MM.yyyy" : "dd.MM.yyyy HH:mm", German);
    }

    /// <summary>Those of days and times of ECMA-376, 18.8.30; the others show numbers.</summary>
    private static string BuiltIn(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58
            ? "d"
            : "";

    [GeneratedRegex("^0{2,15}$")]
    private static partial Regex Zeros();

    [GeneratedRegex("[ymdhsjt]", RegexOptions.IgnoreCase)]
    private static partial Regex Letters();

    /// <summary>What stands in quotes, behind a backslash, or in brackets (a colour, a currency, a language).</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|General|Standard", RegexOptions.IgnoreCase)]
    private static partial Regex Said();
}
