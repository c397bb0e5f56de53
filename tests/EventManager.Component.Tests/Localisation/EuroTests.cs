using System.Globalization;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Component.Tests.Localisation;

public sealed class EuroTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    [InlineData("0", 0)]
    [InlineData("12", 1_200)]
    [InlineData(" 12,5 ", 1_250)]
    [InlineData("12.50 €", 1_250)]
    [InlineData("€ 12.50", 1_250)]
    [InlineData("12,– Euro", 1_200)]
    [InlineData("1000", 100_000)]
    public void A_sum_is_read_as_people_type_it(string? typed, int cents) => Euro.Read(typed).ShouldBe(cents);

    [Theory]
    [InlineData("zwölf")]
    [InlineData("-3")]
    [InlineData("12,505")]
    [InlineData("1.000")]
    [InlineData("1000,01")]
    [InlineData("99999")]
    [InlineData("12,")]
    public void What_is_no_sum_is_not_guessed(string typed) => Euro.Read(typed).ShouldBeNull();

    [Theory]
    [InlineData("de", 1_250, "12,50 €")]
    [InlineData("de", 1_200, "12 €")]
    [InlineData("en", 1_250, "€12.50")]
    [InlineData("fr", 5, "0,05 €")]
    public void It_is_said_in_the_readers_language(string language, int cents, string words)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Euro.Words(cents).Replace('\u00a0', ' ').ShouldBe(words);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_250)]
    [InlineData(1_200)]
    [InlineData(5)]
    public void What_stands_in_the_field_is_read_as_the_same(int cents) => Euro.Read(Euro.Write(cents)).ShouldBe(cents);
}
