using System.Globalization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>Which way a language is written: the values of the attribute <c>dir</c>.</summary>
internal enum TextDirection
{
    Ltr,
    Rtl,
}

/// <summary>A language in which the program speaks. Its words are the resources <c>X.&lt;code&gt;.resx</c>; German's are <c>X.resx</c>.</summary>
/// <param name="Code">As it is stored, asked for and written into <c>lang</c> (BCP 47): <c>de</c>.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Region">Whose numbers, dates and order of letters it uses: <c>de-DE</c>.</param>
/// <param name="Direction">Which way it is written.</param>
/// <param name="Plurals">Which form of a word goes with which number.</param>
internal sealed record Language(string Code, string Name, string Region, TextDirection Direction, PluralRule Plurals)
{
    public CultureInfo Culture { get; } = Gregorian(Region);

    /// <summary>The value of <c>dir</c>.</summary>
    public string Dir => Direction is TextDirection.Rtl ? "rtl" : "ltr";

    public bool IsNamed(string name) =>
        string.Equals(name, Code, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Region, StringComparison.OrdinalIgnoreCase);

    /// <summary>Persian and Saudi dates have calendars of their own: the day of a fair here is told as it stands on the poster.</summary>
    private static CultureInfo Gregorian(string region)
    {
        var culture = CultureInfo.GetCultureInfo(region);
        if (culture.DateTimeFormat.Calendar is GregorianCalendar)
            return culture;
        var changed = (CultureInfo)culture.Clone();
        changed.DateTimeFormat.Calendar = changed.OptionalCalendars.OfType<GregorianCalendar>().First();
        return CultureInfo.ReadOnly(changed);
    }
}
