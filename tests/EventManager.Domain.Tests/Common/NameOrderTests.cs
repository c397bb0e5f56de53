using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class NameOrderTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("")]
    public void Names_in_memory_have_the_order_of_the_stored_keys_in_every_language(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            string[] names = ["Zander", "Öz", "Ärmel", "Łoś", "oda", "Afrika", "Ofen"];
            names.ByName(name => name).ShouldBe(["Ärmel", "Afrika", "Łoś", "oda", "Öz", "Ofen", "Zander"]);
            names.OrderBy(name => name.Length).ThenByName(name => name).Take(2).ShouldBe(["Öz", "Łoś"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
