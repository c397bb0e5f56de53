using EventManager.Domain.Exhibitors;

namespace EventManager.Domain.Tests.Exhibitors;

public sealed class BoothFitTests
{
    [Theory]
    [InlineData(300, 200, PowerSupply.Volts230)]
    [InlineData(200, 300, PowerSupply.Volts230)]
    [InlineData(400, 250, PowerSupply.Volts400)]
    public void A_booth_that_has_it_all_fits_and_may_be_turned(int width, int depth, PowerSupply power) =>
        BoothFit.Lacks(width, depth, power, Wish).ShouldBeEmpty();

    [Theory]
    [InlineData(299, 200, PowerSupply.Volts230, "booths.too_small")]
    [InlineData(600, 199, PowerSupply.Volts230, "booths.too_small")]
    [InlineData(300, 200, PowerSupply.None, "booths.no_power")]
    [InlineData(100, 100, PowerSupply.None, "booths.too_small,booths.no_power")]
    public void What_it_lacks_is_named(int width, int depth, PowerSupply power, string codes) =>
        string.Join(',', BoothFit.Lacks(width, depth, power, Wish).Select(refusal => refusal.Code)).ShouldBe(codes);

    [Fact]
    public void Too_little_power_is_not_no_power() =>
        BoothFit
            .Lacks(300, 200, PowerSupply.Volts230, Wish with { Power = PowerSupply.Volts400 })
            .ShouldHaveSingleItem()
            .Arguments.ShouldBe([PowerSupply.Volts230, PowerSupply.Volts400]);

    private static readonly BoothWish Wish = new(300, 200, PowerSupply.Volts230);
}
