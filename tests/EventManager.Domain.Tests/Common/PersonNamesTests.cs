using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("  Ada   Lovelace ", "Ada Lovelace")]
    [InlineData("Ada\tLovelace\r\n", "Ada Lovelace")]
    [InlineData("Ada\u00A0Lovelace", "Ada Lovelace")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("\u202E\u200F", "")]
    [InlineData("---", "")]
    [InlineData(". . .", "")]
    [InlineData("\u3164", "")]
    [InlineData("\u0301", "")]
    public void Blanks_are_single_and_inside(string? typed, string clean) => PersonNames.Clean(typed).ShouldBe(clean);

    [Theory]
    [InlineData("\u200Fمحمد\u200E", "محمد")]
    [InlineData("Ada\u202Egro.elpmaxe\u202C", "Adagro.elpmaxe")]
    [InlineData("\u2067Ada\u2069", "Ada")]
    [InlineData("\uFEFFAda", "Ada")]
    public void Marks_that_turn_a_line_around_are_taken_out(string typed, string clean) => PersonNames.Clean(typed).ShouldBe(clean);

    [Theory]
    [InlineData("Ada 🎓👩🏽‍🔧")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Олена Ковальчук")]
    [InlineData("李小龍")]
    [InlineData("O’Neil-Łukasz")]
    public void Letters_of_every_script_and_emoji_stay(string name) => PersonNames.Clean(name).ShouldBe(name);

    [Fact]
    public void A_letter_with_a_loose_mark_becomes_one_letter() => PersonNames.Clean("Jo\u0308rg").ShouldBe("Jörg");

    [Fact]
    public void A_name_of_200_letters_stays_whole()
    {
        var name = new string('Ä', PersonNames.MaxLength);

        PersonNames.Clean(name).ShouldBe(name);
        PersonNames.KeyOf(name).Length.ShouldBe(200);
    }

    [Fact]
    public void Bauer_and_Baur_are_found_alike_and_are_two()
    {
        PersonNames.KeyOf("Bauer").ShouldNotBe(PersonNames.KeyOf("Baur"));
        SearchText.Stored("Bäuer").ShouldBe(SearchText.Stored("Baeuer"));
    }

    [Fact]
    public void Two_spellings_of_a_name_in_capitals_are_the_same() => PersonNames.KeyOf(" ÖZLEM  Šarić ").ShouldBe("özlem šarić");

    [Theory]
    [InlineData("Anna", "anna", true)]
    [InlineData("Änne", "ANNE", true)]
    [InlineData("Anna", "Anna Lena", true)]
    [InlineData("Tim", "Tom", false)]
    [InlineData("Ann", "Anna", false)]
    [InlineData("Mia", "Ben", false)]
    public void Another_given_name_is_another_person(string one, string other, bool same)
    {
        PersonNames.MayBeSame(one, other).ShouldBe(same);
        PersonNames.MayBeSame(other, one).ShouldBe(same);
    }
}
