using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace EventManager.Component.Tests.Ui;

/// <summary>MudBlazor fills its words in by string.Format: one placeholder too many ends the circuit of who sees it.</summary>
public sealed partial class MudWordsTests : MudTest
{
    /// <summary>Its own English, asked for from its assembly, so that a new version's new words are missed here.</summary>
    private static readonly Dictionary<string, string> Originals = new ResourceManager(
        "MudBlazor.Resources.LanguageResource",
        typeof(MudLocalizer).Assembly
    )
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Each_of_its_words_is_ours(string language)
    {
        Speak(language);
        var words = Services.GetRequiredService<MudLocalizer>();

        Originals.Count.ShouldBeGreaterThan(140);
        Originals.Keys.Where(key => words[key].ResourceNotFound || words[key].Value.Length == 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Each_of_its_words_can_be_filled_in_as_the_original(string language)
    {
        Speak(language);
        var words = Services.GetRequiredService<MudLocalizer>();

        foreach (var (key, original) in Originals)
        {
            var places = Places(original);
            Places(words[key].Value).ShouldBe(places, key);
            var values = Enumerable.Range(0, places.Length).Select(i => (object)$"value{i}").ToArray();
            var filled = string.Format(CultureInfo.CurrentCulture, words[key].Value, values);
            values.ShouldAllBe(value => filled.Contains((string)value), key);
            words[key, values].Value.ShouldBe(filled, key);
        }
    }

    [Theory]
    [InlineData("de", "Zeilen je Seite:", "3 bis 4 von 5")]
    [InlineData("en", "Rows per page:", "3 to 4 of 5")]
    public void Its_parts_say_our_words(string language, string rows, string range)
    {
        Speak(language);
        var asked = Services.GetRequiredService<ILocalizationInterceptor>();

        asked.Handle("MudDataGridPager_RowsPerPage").Value.ShouldBe(rows);
        asked.Handle("MudDataGridPager_InfoFormat", 3, 4, 5).Value.ShouldBe(range);
        // The pager fetches the format and fills it in itself.
        asked.Handle("MudDataGridPager_InfoFormat").Value.ShouldContain("{0}");
    }

    private static string[] Places(string format) => [.. Place().Matches(format).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
