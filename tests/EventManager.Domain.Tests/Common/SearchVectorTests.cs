using System.Text.Json;
using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

/// <summary>The same file is read by the scanner's tests (fold.test.ts).</summary>
public sealed class SearchVectorTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Find())).RootElement;

    [Fact]
    public void Each_text_is_folded_as_the_phone_folds_it()
    {
        foreach (var one in Vectors.GetProperty("folds").EnumerateArray())
            SearchText.Fold(one.GetProperty("text").GetString()).ShouldBe(one.GetProperty("folded").GetString(), one.ToString());
    }

    [Fact]
    public void Each_search_finds_what_the_phone_finds()
    {
        foreach (var one in Vectors.GetProperty("finds").EnumerateArray())
        {
            var text = " " + SearchText.Fold(one.GetProperty("text").GetString());
            SearchText
                .Words(one.GetProperty("search").GetString())
                .All(word => text.Contains(" " + word, StringComparison.Ordinal))
                .ShouldBe(one.GetProperty("found").GetBoolean(), one.ToString());
        }
    }

    private static string Find() => Path.Combine(AppContext.BaseDirectory.Split("/tests/")[0], "tests", "vectors", "search.json");
}
