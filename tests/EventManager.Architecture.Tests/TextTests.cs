using System.Globalization;
using System.Reflection;
using EventManager.Domain.Common;
using EventManager.Testing;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Architecture.Tests;

/// <summary>Every word that people read is there in German and in English.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_resource_has_the_same_keys_in_both_languages()
    {
        TextResources.All.ShouldNotBeEmpty();
        var odd = TextResources.All.SelectMany(texts =>
            texts
                .German.Keys.Except(texts.English.Keys)
                .Select(key => $"{texts.Marker}.{key}: not in English")
                .Concat(texts.English.Keys.Except(texts.German.Keys).Select(key => $"{texts.Marker}.{key}: not in German"))
        );

        odd.ShouldBeEmpty();
    }

    [Fact]
    public void Both_languages_fill_in_the_same_values() =>
        TextResources
            .All.SelectMany(texts =>
                texts
                    .German.Where(german => texts.English.TryGetValue(german.Key, out var english) && !SameValues(german.Value, english))
                    .Select(german => $"{texts.Marker}.{german.Key}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_text_is_empty() =>
        TextResources
            .All.SelectMany(texts =>
                texts
                    .German.Concat(texts.English)
                    .Where(text => string.IsNullOrWhiteSpace(text.Value))
                    .Select(t => $"{texts.Marker}.{t.Key}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Marker_names_are_unique() => TextResources.All.Select(texts => texts.Marker).ShouldBeUnique();

    [Fact]
    public void Every_key_that_the_sources_ask_for_is_there()
    {
        var known = TextResources.All.ToDictionary(texts => texts.Marker, texts => texts.German.Keys.ToHashSet());
        var uses = TextUses.Find().ToList();

        uses.Count.ShouldBeGreaterThan(10);
        uses.Where(use => !known.TryGetValue(use.Marker, out var keys) || !keys.Contains(use.Key))
            .Select(use => $"{use.File}: {use.Marker}[\"{use.Key}\"]")
            .Distinct()
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Text[\"A\"]", "A")]
    [InlineData("Text[\"A\", \"value\", x[\"y\"]]", "A")]
    [InlineData("Text[state == \"x\" ? \"A\" : \"B\"]", "A B")]
    [InlineData("Text[$\"{state}Title\"]", "")]
    [InlineData("Text[\"State\" + state]", "")]
    [InlineData("OtherText[\"A\"]", "")]
    public void Keys_are_read_from_sources(string source, string keys) => string.Join(' ', TextUses.Keys(source, "Text")).ShouldBe(keys);

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_refusal_has_words(string language)
    {
        await using var app = await TestApp.StartAsync();
        var words = app.Services.GetRequiredService<RefusalWords>();
        var refusals = Refusals().ToList();

        refusals.Count.ShouldBeGreaterThan(40);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(language);
        refusals.Where(refusal => words.Say(refusal) == refusal.Code).Select(refusal => refusal.Code).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Refusal_codes_are_an_area_and_a_reason() =>
        Refusals()
            .Select(refusal => refusal.Code)
            .ShouldAllBe(code => System.Text.RegularExpressions.Regex.IsMatch(code, @"^[a-z_-]+\.[a-z0-9_]+$"));

    /// <summary>Static refusals, and those made by a static method, which gets the default of every parameter.</summary>
    private static IEnumerable<Refusal> Refusals()
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var type in House.TypesOf(House.Domain, House.Data, House.Web).Where(type => !type.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(Static).Where(field => field.FieldType == typeof(Refusal)))
            {
                if (field.GetValue(null) is Refusal refusal)
                    yield return refusal;
            }
            if (!type.Name.EndsWith("Refusals", StringComparison.Ordinal))
                continue;
            foreach (var method in type.GetMethods(Static).Where(method => method.ReturnType == typeof(Refusal) && !method.IsSpecialName))
                yield return (Refusal)
                    method.Invoke(null, [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType))])!;
        }
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "x"
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static bool SameValues(string german, string english) =>
        TextResources.Placeholders(german).SequenceEqual(TextResources.Placeholders(english));
}
