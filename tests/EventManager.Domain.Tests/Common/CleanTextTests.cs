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
    [InlineData("\u3164\u2800\uFFA0\u115F", "")]
    [InlineData("An\u034Fna\uDB40\uDD00", "Anna")]
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

    [Theory]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uFDD0b")]
    [InlineData("a\uFFFDb")]
    [InlineData("a\0b")]
    [InlineData("a\u0007b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0096b")]
    [InlineData("a\U0001FFFFb")]
    public void What_no_program_can_store_is_told_and_taken_out(string text)
    {
        CleanText.IsReadable(text).ShouldBeFalse();
        CleanText.Readable(text).ShouldBe("ab");
    }

    [Fact]
    public void All_else_stays_as_it_came()
    {
        CleanText.IsReadable("a\ud800").ShouldBeFalse();
        CleanText.Readable("\udc00a\ud800").ShouldBe("a");
        const string text = " Ma\u0308dchen\u200B\u3164\t\v👩\u200D🎓\r\n\f\u0085";
        CleanText.IsReadable(text).ShouldBeTrue();
        CleanText.Readable(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Several_lines_keep_their_ends_and_nothing_hidden() =>
        CleanText.Lines("\u200Beins\r\n\tzwei\u0007\rdrei\vvier\n\n").ShouldBe("eins\n\tzwei\ndrei\nvier");

    [Theory]
    [InlineData("Gerät 😀", 8, "Gerät 😀")]
    [InlineData("Gerät 😀", 7, "Gerät ")]
    [InlineData("Gerät 😀", 3, "Ger")]
    [InlineData("", 3, "")]
    public void What_is_cut_ends_with_a_whole_character(string text, int length, string cut) => CleanText.Cut(text, length).ShouldBe(cut);
}
