using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Component.Tests.Localisation;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("EN-us", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("uk", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    public void A_wish_is_met_by_the_nearest_language(string tag, string? code) => (Languages.Nearest(tag)?.Code).ShouldBe(code);

    [Fact]
    public void A_language_is_written_as_its_letters_are() =>
        Languages
            .All.Where(language => language.Culture.TextInfo.IsRightToLeft != (language.Direction is TextDirection.Rtl))
            .ShouldBeEmpty();

    [Fact]
    public void A_language_is_called_what_its_speakers_call_it() =>
        Languages.All.Where(language => language.Culture.Parent.NativeName != language.Name).ShouldBeEmpty();

    [Fact]
    public void Codes_and_names_are_unique()
    {
        Languages.All.Select(language => language.Code).ShouldBeUnique();
        Languages.All.Select(language => language.Name).ShouldBeUnique();
    }

    /// <summary>The scanner reads the same file: both know the same languages.</summary>
    [Fact]
    public void The_scanner_is_told_of_every_language()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(VectorsFile()));

        string Of(JsonElement one, string name) => one.GetProperty(name).GetString()!;
        vectors
            .RootElement.EnumerateArray()
            .Select(one => (Of(one, "code"), Of(one, "locale"), Of(one, "dir")))
            .ShouldBe(Languages.All.Select(language => (language.Code, language.Region, language.Dir)));
    }

    private static string VectorsFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vectors", "languages.json");

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("uk-UA")]
    public void A_date_is_the_day_on_the_poster_whatever_calendar_a_region_has(string region)
    {
        var culture = new Language("xx", "", region, TextDirection.Ltr, PluralRules.German).Culture;

        new DateTime(2027, 1, 13, 0, 0, 0).ToString("dd.MM.yyyy", culture).ShouldBe("13.01.2027");
    }

    [Theory]
    [InlineData(
        "de",
        "Mittwoch, 13.01.2027",
        "09:05\u00a0Uhr",
        "09:05–15:00\u00a0Uhr",
        "13.01.2027, 09:05\u00a0Uhr – 14.01.2027, 15:00\u00a0Uhr"
    )]
    [InlineData("en", "Wednesday, 13 January 2027", "09:05", "09:05–15:00", "13 January 2027, 09:05 – 14 January 2027, 15:00")]
    public void Dates_and_times_are_written_as_the_language_writes_them(string code, string day, string time, string hours, string days)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(code);
        var starts = new DateTimeOffset(2027, 1, 13, 8, 5, 0, TimeSpan.Zero);
        var ends = new DateTimeOffset(2027, 1, 13, 14, 0, 0, TimeSpan.Zero);
        const string zone = "Europe/Berlin";

        When.Day(starts, zone).ShouldBe(day);
        When.Time(starts, zone).ShouldBe(time);
        When.Span(starts, ends, zone).ShouldBe(hours);
        When.Span(starts, ends.AddDays(1), zone).ShouldBe(days);
    }
}
