using EventManager.Domain.Programme;

namespace EventManager.Domain.Tests.Programme;

public sealed class LineDiffTests
{
    [Fact]
    public void Equal_texts_have_no_change() =>
        LineDiff.Between("eins\nzwei", "eins\r\nzwei").ShouldAllBe(line => line.Change == LineChange.Same);

    [Fact]
    public void A_changed_line_is_removed_and_added_where_it_stands() =>
        Show("Kopf\nalt\nFuß", "Kopf\nneu\nFuß").ShouldBe(" Kopf\n-alt\n+neu\n Fuß");

    [Fact]
    public void A_line_put_in_between_leaves_the_others_as_they_are() => Show("a\nb\nc", "a\nx\nb\nc").ShouldBe(" a\n+x\n b\n c");

    [Fact]
    public void The_longest_common_lines_stay() => Show("a\nb\nc\nd", "b\nd\ne").ShouldBe("-a\n b\n-c\n d\n+e");

    [Fact]
    public void Everything_is_added_to_an_empty_text() => Show("", "a\nb").ShouldBe("+a\n+b");

    [Fact]
    public void A_repeated_line_counts_once_for_each_time() => Show("x\nx", "x\nx\nx").ShouldBe(" x\n x\n+x");

    [Fact]
    public void Removed_and_same_lines_make_the_old_text_and_added_and_same_lines_the_new_one()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var (old, @new) = (Text(random), Text(random));
            var lines = LineDiff.Between(old, @new);
            string.Join('\n', lines.Where(l => l.Change != LineChange.Added).Select(l => l.Text)).ShouldBe(old);
            string.Join('\n', lines.Where(l => l.Change != LineChange.Removed).Select(l => l.Text)).ShouldBe(@new);
        }
    }

    [Fact]
    public void A_text_too_long_to_compare_line_by_line_is_shown_as_replaced()
    {
        var old = string.Join('\n', Enumerable.Range(0, 3_000));
        var @new = string.Join('\n', Enumerable.Range(3_000, 3_000));

        LineDiff.Between(old, @new).Count(line => line.Change == LineChange.Removed).ShouldBe(3_000);
    }

    private static string Text(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abc"[random.Next(3)]));

    private static string Show(string before, string after) =>
        string.Join('\n', LineDiff.Between(before, after).Select(line => " -+"[(int)line.Change] + line.Text));
}
