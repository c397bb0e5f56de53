using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class LocalizedTextTests
{
    [Theory]
    [InlineData("de", "Messe", "de")]
    [InlineData("en", "Fair", "en")]
    [InlineData("uk", "Messe", "de")]
    public void Words_are_read_in_the_readers_language_else_in_German(string language, string words, string shown)
    {
        var text = new LocalizedText("Messe", "Fair");

        text.In(language).ShouldBe(words);
        text.LanguageShown(language).ShouldBe(shown);
    }

    [Fact]
    public void Any_language_can_be_added_and_taken_away()
    {
        var text = new LocalizedText("Messe").With("uk", "Ярмарок").With("de-simple", "Große Messe").With("ar", "\"معرض\"");

        text.Languages.ShouldBe(["ar", "de-simple", "uk"]);
        (text.In("uk"), text.In("ar"), text.In("de-simple")).ShouldBe(("Ярмарок", "\"معرض\"", "Große Messe"));
        text.With("uk", "").StateIn("uk").ShouldBe(TranslationState.Missing);
        text.Languages.Count().ShouldBe(3, "with gives a new text");
    }

    [Fact]
    public void Changed_German_words_make_every_translation_older()
    {
        var text = new LocalizedText("Messe", "Fair").With("uk", "Ярмарок").WithGerman("Große Messe");

        text.StateIn("en").ShouldBe(TranslationState.Older);
        text.StateIn("uk").ShouldBe(TranslationState.Older);
        text.StateIn("tr").ShouldBe(TranslationState.Missing);
        text.StateIn("de").ShouldBe(TranslationState.Current);
        text.In("en").ShouldBe("Fair", "an older translation is still shown");
        text.WithGerman("Messe").StateIn("en").ShouldBe(TranslationState.Current, "it was made from these words");
    }

    [Fact]
    public void Saving_a_translation_or_saying_that_it_is_still_right_makes_it_current()
    {
        var text = new LocalizedText("Messe", "Fair").With("uk", "Ярмарок").WithGerman("Große Messe");

        text.With("en", "Great fair").StateIn("en").ShouldBe(TranslationState.Current);
        text.With("en", "Great fair").StateIn("uk").ShouldBe(TranslationState.Older);
        text.StillRightIn("uk").StateIn("uk").ShouldBe(TranslationState.Current);
    }

    [Fact]
    public void What_is_left_in_a_form_stays_as_old_as_it_is()
    {
        var text = new LocalizedText("Messe", "Fair").With("uk", "Ярмарок").With("tr", "Fuar");

        var saved = text.Edited("Große Messe", new Dictionary<string, string> { ["en"] = "Great fair", ["uk"] = "Ярмарок" });

        saved.StateIn("en").ShouldBe(TranslationState.Current);
        saved.StateIn("uk").ShouldBe(TranslationState.Older);
        saved.Translated("tr").ShouldBe("Fuar", "a language that the form does not show stays");
        text.Edited("Große Messe", new Dictionary<string, string> { ["uk"] = "Ярмарок" }, new HashSet<string> { "uk" })
            .StateIn("uk")
            .ShouldBe(TranslationState.Current);
    }

    [Fact]
    public void Line_ends_and_blanks_around_do_not_make_a_translation_older() =>
        new LocalizedText("Eins\nZwei", "One").WithGerman(" Eins\r\nZwei ").StateIn("en").ShouldBe(TranslationState.Current);

    [Fact]
    public void Nothing_to_translate_is_not_missing() => LocalizedText.Empty.StateIn("en").ShouldBe(TranslationState.Current);

    [Fact]
    public void Equal_words_are_stored_alike_whatever_came_first() =>
        new LocalizedText("Messe")
            .With("uk", "Ярмарок")
            .With("en", "Fair")
            .SameAs(new LocalizedText("Messe", "Fair").With("uk", "Ярмарок"))
            .ShouldBeTrue();
}
