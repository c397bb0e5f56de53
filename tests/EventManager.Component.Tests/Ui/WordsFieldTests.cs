using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Ui.Fields;

namespace EventManager.Component.Tests.Ui;

/// <summary>One component edits words in two languages as in ten.</summary>
public sealed class WordsFieldTests : MudTest
{
    [Fact]
    public void Two_languages_stand_side_by_side_each_labelled_and_in_its_language()
    {
        var field = Field(new(new LocalizedText("Messe", "Fair")), "en");

        field.FindAll("details").ShouldBeEmpty();
        field.FindAll(".side-by-side label").Select(label => label.TextContent.Trim()).ShouldBe(["Titel – Deutsch", "Titel – Englisch"]);
        field.FindAll("input").Select(input => input.GetAttribute("lang")).ShouldBe(["de", "en"]);
        field.Find("input[lang=en]").Id.ShouldBe(field.FindAll("label")[1].GetAttribute("for"));
        field.FindAll(".badge").ShouldBeEmpty();
    }

    [Fact]
    public void More_languages_are_rows_that_say_how_they_stand()
    {
        var words = new LocalizedText("Messe", "Fair").WithGerman("Große Messe").With("uk", "Ярмарок");
        var field = Field(new(words), "en", "uk", "ar");

        field
            .FindAll("summary")
            .Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["Englisch älter als der deutsche Text", "Ukrainisch", "Arabisch fehlt"]);
        field.Find("input[lang=ar]").GetAttribute("dir").ShouldBe("rtl");
        field.Find("input[lang=uk]").HasAttribute("dir").ShouldBeFalse();
        field.FindAll("input[type=checkbox]").Count.ShouldBe(1, "only what is older can be still right");
    }

    [Fact]
    public void A_changed_German_text_marks_the_translation_at_once_and_a_tick_takes_the_mark_away()
    {
        var draft = new WordsDraft(new LocalizedText("Messe", "Fair"));
        var field = Field(draft, "en");

        field.Find("input[lang=de]").Change("Große Messe");
        var english = field.Find("input[lang=en]");
        field.Find("#" + english.GetAttribute("aria-describedby")).TextContent.Trim().ShouldBe("älter als der deutsche Text");

        field.Find("input[type=checkbox]").Change(true);
        field.FindAll(".badge").ShouldBeEmpty();
        draft.ToWords().StateIn("en").ShouldBe(TranslationState.Current);

        field.Find("input[type=checkbox]").Change(false);
        field.Find("input[lang=en]").Change("Great fair");
        draft.ToWords().StateIn("en").ShouldBe(TranslationState.Current, "a translation that was typed anew is current");
    }

    [Fact]
    public void Markdown_has_areas_and_a_preview_of_each_language()
    {
        var field = Render<WordsField>(p =>
            p.Add(f => f.Name, "text")
                .Add(f => f.Label, "Text")
                .Add(f => f.Rows, 8)
                .Add(f => f.HasPreview, true)
                .Add(f => f.Languages, ["en", "fa"])
                .Add(f => f.Draft, new(new LocalizedText("**Messe**").With("fa", "**نمایشگاه**")))
        );

        field.FindAll("textarea").Select(area => area.GetAttribute("lang")).ShouldBe(["de", "en", "fa"]);
        field.Find("button[aria-expanded]").Click();
        field.FindAll(".prose").Select(shown => shown.GetAttribute("lang")).ShouldBe(["de", "fa"]);
        field.Find(".prose[lang=fa]").GetAttribute("dir").ShouldBe("rtl");
        field.Find(".prose[lang=fa] strong").TextContent.ShouldBe("نمایشگاه");
    }

    [Fact]
    public void In_a_table_several_languages_are_one_row_to_open_whose_mark_follows_what_is_typed()
    {
        var fields = Render<TranslationFields>(p =>
            p.Add(f => f.Id, "row")
                .Add(f => f.Label, "Name")
                .Add(f => f.LabelIsHidden, true)
                .Add(f => f.Languages, ["en", "uk"])
                .Add(f => f.Draft, new(new LocalizedText("Gäste", "Guests")))
        );

        fields.FindAll("details").Count.ShouldBe(1);
        fields.Find("summary .badge").TextContent.ShouldBe("fehlt");
        fields.Find("input[lang=uk]").Change("Гості");
        fields.FindAll("summary .badge").ShouldBeEmpty();
    }

    private IRenderedComponent<WordsField> Field(WordsDraft draft, params string[] languages) =>
        Render<WordsField>(p =>
            p.Add(f => f.Name, "title").Add(f => f.Label, "Titel").Add(f => f.Draft, draft).Add(f => f.Languages, languages)
        );
}
