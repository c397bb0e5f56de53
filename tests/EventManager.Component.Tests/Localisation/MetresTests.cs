using System.Globalization;
using EventManager.Web.Features.Exhibitors;

namespace EventManager.Component.Tests.Localisation;

public sealed class MetresTests
{
    [Theory]
    [InlineData("de-DE", "2,5")]
    [InlineData("en-GB", "2.5")]
    [InlineData("ar-EG", "2٫5")]
    public void A_length_is_read_as_it_was_written(string region, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(region);

        Metres.Say(250).ShouldBe(words);
        Metres.Read(words).ShouldBe(250);
        Metres.Read("2.5 m").ShouldBe(250);
    }
}
