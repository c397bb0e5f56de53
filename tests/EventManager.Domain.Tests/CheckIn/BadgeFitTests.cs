using EventManager.Domain.CheckIn;

namespace EventManager.Domain.Tests.CheckIn;

public sealed class BadgeFitTests
{
    [Fact]
    public void A_short_name_is_as_large_as_may_be() => Size("Mia Öz", BadgeFormat.A6).ShouldBe(14);

    [Theory]
    [InlineData(BadgeFormat.A6)]
    [InlineData(BadgeFormat.A4FourUp)]
    [InlineData(BadgeFormat.Card)]
    [InlineData(BadgeFormat.Label62)]
    public void A_longer_name_is_smaller_and_never_too_small(BadgeFormat format)
    {
        string[] names =
        [
            "Mia Öz",
            "Alexandra Müller-Lüdenscheidt",
            "Prof. Dr. Maximilian-Konstantin von Hohenlohe-Waldenburg-Schillingsfürst",
        ];

        var sizes = names.Select(name => Size(name, format)).ToList();

        sizes.ShouldBe(sizes.OrderDescending());
        sizes.ShouldAllBe(size => size >= BadgeFit.Smallest);
        sizes[2].ShouldBeLessThan(sizes[0]);
    }

    [Fact]
    public void A_word_without_an_end_is_as_small_as_may_be() =>
        Size(new string('W', 200), BadgeFormat.Card).ShouldBe(BadgeFit.SmallestOfAll);

    [Theory]
    [InlineData("#000000", "#ffffff")]
    [InlineData("#ffffff", "#000000")]
    [InlineData("#eba51d", "#000000")]
    [InlineData("#8f1d17", "#ffffff")]
    public void Ink_is_chosen_to_be_read(string colour, string ink) => BadgeColours.InkOn(colour).ShouldBe(ink);

    [Fact]
    public void Colours_are_read_back_and_nonsense_is_left_out()
    {
        var written = BadgeColours.Write(new Dictionary<string, string> { ["team"] = "#123abc", ["visitor"] = "red;position:fixed" });

        written.ShouldBe("team=#123abc");
        BadgeColours.Of(written, "team").ShouldBe("#123abc");
        BadgeColours.Of("team=url(x) visitor", "team").ShouldBe("#211e19");
        BadgeColours.Of("", "unheard-of").ShouldBe(BadgeColours.Default);
    }

    private static double Size(string name, BadgeFormat format) => BadgeFit.SizeOf(name, NameBox.Of(format));
}
