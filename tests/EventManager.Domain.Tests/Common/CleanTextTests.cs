using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("anna\u200B@schule.example", "anna@schule.example")]
    [InlineData("\u200Eanna\uFEFF@schule\u00AD.example", "anna@schule.example")]
    [InlineData("Ma\u0308dchentag", "Mädchentag")]
    [InlineData("  Anna \u00A0\t Lena\r\n", "Anna Lena")]
    [InlineData("\u200B\u2060\uFEFF", "")]
    [InlineData("Anna\u200DLena", "AnnaLena")]
    [InlineData("a\uFFFEb\0c\uFFFFd", "abcd")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("👩\u200D🎓", "👩\u200D🎓")]
    [InlineData("❤\uFE0F\u200D🔥", "❤\uFE0F\u200D🔥")]
    [InlineData(null, "")]
    public void A_line_is_what_people_see(string? typed, string clean) => CleanText.Line(typed).ShouldBe(clean);

    /// <summary>In code: a half surrogate cannot stand in an attribute.</summary>
    [Fact]
    public void Half_a_character_falls_away()
    {
        CleanText.Line("Anna\ud800 B\udc00").ShouldBe("Anna B");
        CleanText.Lines("\ud83d").ShouldBe("");
    }

    [Fact]
    public void Several_lines_keep_their_ends_and_nothing_hidden() =>
        CleanText.Lines("\u200Beins\r\n\tzwei\u0007\rdrei\n\n").ShouldBe("eins\n\tzwei\ndrei");
}
