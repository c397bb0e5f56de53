using EventManager.Domain.CheckIn;

namespace EventManager.Domain.Tests.CheckIn;

public sealed class KioskGreetingTests
{
    [Theory]
    [InlineData("Mia Öz", "visitor", "Mia")]
    [InlineData("Mia", "team", "Mia")]
    [InlineData("Ada Ahmadi +1", "visitor", "")]
    [InlineData("Ada Ahmadi +12", "visitor", "")]
    [InlineData("Ada +", "visitor", "Ada")]
    [InlineData("", "visitor", "")]
    [InlineData("9b, Offene Schule Waldau (Ada Ahmadi)", "class", "9b, Offene Schule Waldau")]
    [InlineData("Klasse 9b (Nord) (Ada Ahmadi)", "class", "Klasse 9b (Nord)")]
    [InlineData("9b", "class", "9b")]
    public void A_kiosk_says_no_more_than_it_must(string holder, string category, string said) =>
        KioskGreeting.Of(holder, category).ShouldBe(said);
}
