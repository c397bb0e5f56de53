using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Ui;

/// <summary>A mail's text part is read by people: no signs in it that only a program reads.</summary>
public sealed class MarkdownPlainTests
{
    [Fact]
    public void A_heading_is_underlined_and_loses_its_signs() =>
        MarkdownPlain.Write("## Ergebnis\n\nEs **bleibt** dabei.").ShouldBe("Ergebnis\n--------\n\nEs bleibt dabei.");

    [Fact]
    public void Lists_keep_their_marks_and_their_depth() =>
        MarkdownPlain.Write("* eins\n* zwei\n  1. a\n  2. b").ShouldBe("- eins\n- zwei\n  1. a\n  2. b");

    [Fact]
    public void A_link_says_where_it_leads() =>
        MarkdownPlain
            .Write("Siehe [die Seite](https://stadt.example/a_b) und <https://stadt.example>")
            .ShouldBe("Siehe die Seite (https://stadt.example/a_b) und https://stadt.example");

    [Fact]
    public void The_words_of_a_link_keep_the_blanks_between_them() =>
        MarkdownPlain.Write("[die **neue** Seite](https://stadt.example)").ShouldBe("die neue Seite (https://stadt.example)");

    [Fact]
    public void A_table_is_a_line_for_each_row() =>
        MarkdownPlain.Write("| Wer | Was |\n|---|---|\n| Ada | Plan |").ShouldBe("Wer | Was\nAda | Plan");

    [Fact]
    public void Tasks_quotes_and_code_stay_readable() =>
        MarkdownPlain.Write("- [x] fertig\n\n> so war es\n\n`x*y*z`").ShouldBe("- [x] fertig\n\n  so war es\n\nx*y*z");

    [Fact]
    public void What_is_no_markdown_stays_as_it_was_written() =>
        MarkdownPlain.Write("5 * 3 = 15, a_b_c & <b>\nzweite Zeile").ShouldBe("5 * 3 = 15, a_b_c & <b>\nzweite Zeile");
}
