using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("Große Messe 2026", "grosse-messe-2026")]
    [InlineData("Übergänge: Schule – Beruf!", "uebergaenge-schule-beruf")]
    [InlineData("Ma\u0308dchentag", "maedchentag")]
    [InlineData("Ma\u200Bdchen\uD800tag\uFFFE", "madchentag")]
    [InlineData("Café & Crêpes", "cafe-crepes")]
    [InlineData("--- Messe ---", "messe")]
    [InlineData("日本", "")]
    public void A_title_becomes_an_address(string title, string slug) => Slugs.From(title).ShouldBe(slug);

    [Fact]
    public void A_long_title_is_cut_without_a_hyphen_at_its_end()
    {
        var slug = Slugs.From(new string('a', 79) + " " + new string('b', 50));

        slug.ShouldBe(new string('a', 79));
        Slugs.IsValid(slug).ShouldBeTrue();
    }

    [Theory]
    [InlineData("messe-2026", true)]
    [InlineData("a", false)]
    [InlineData("Messe", false)]
    [InlineData("-messe", false)]
    [InlineData("messe-", false)]
    [InlineData("mes se", false)]
    [InlineData("größe", false)]
    public void Only_small_ASCII_letters_digits_and_hyphens_are_valid(string slug, bool valid) => Slugs.IsValid(slug).ShouldBe(valid);

    [Fact]
    public void Eighty_characters_are_the_most()
    {
        Slugs.IsValid(new string('a', 80)).ShouldBeTrue();
        Slugs.IsValid(new string('a', 81)).ShouldBeFalse();
    }
}
