using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class SortKeyTests
{
    [Fact]
    public void Names_stand_as_in_a_telephone_book()
    {
        string[] sorted =
        [
            "Aal",
            "Ärmel",
            "Aerts",
            "Afra",
            "Goebel",
            "Göbel",
            "Götz",
            "Goldmann",
            "Łoś",
            "Maaß",
            "Maasz",
            "Öz",
            "Zander",
            "Олена",
        ];

        sorted
            .Reverse()
            .OrderBy(name => SortKey.Of(100, name), StringComparer.Ordinal)
            .ThenBy(name => name, StringComparer.Ordinal)
            .ShouldBe(sorted);
    }

    [Fact]
    public void The_family_name_comes_before_the_given_one_and_the_shorter_before_the_longer()
    {
        (string Last, string First)[] sorted = [("Meyer", "Zoe"), ("Meyer-Lee", "Ada"), ("Meyer Lee", "Bo"), ("Meyerhof", "Ada")];

        sorted.OrderByDescending(n => n.First).OrderBy(n => SortKey.Of(100, n.Last, n.First), StringComparer.Ordinal).ShouldBe(sorted);
    }

    [Fact]
    public void Half_a_letter_is_never_kept() => SortKey.Of(3, "ab\U00020000").ShouldBe("ab");

    [Fact]
    public void It_is_never_longer_than_its_column() => SortKey.Of(10, new string('ß', 10)).Length.ShouldBe(10);
}
