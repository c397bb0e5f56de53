using System.Globalization;
using System.Reflection;
using EventManager.Domain.Common;
using EventManager.Testing;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Architecture.Tests;

/// <summary>Every word that people read is there in every language of the list.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_resource_has_the_same_keys_in_every_language()
    {
        TextResources.All.ShouldNotBeEmpty();
        InEveryLanguage(
                (german, other) => TextResources.Asked(german).Except(TextResources.Asked(other)).Select(key => key + " is missing")
            )
            .Concat(
                InEveryLanguage(
                    (german, other) =>
                        TextResources.Asked(other).Except(TextResources.Asked(german)).Select(key => key + " is not in German")
                )
            )
            .ShouldBeEmpty();
    }

    /// <summary>In the text of a mail, and where a program shows no styles, there is no button: there are links.</summary>
    [Fact]
    public void No_mail_speaks_of_a_button()
    {
        var mails = TextResources
            .All.SelectMany(texts => Languages.All.SelectMany(language => texts.In(language)))
            .Where(text => text.Key.Contains("Mail", StringComparison.Ordinal))
            .ToList();

        mails.Count.ShouldBeGreaterThan(400);
        mails
            .Where(text => Array.Exists(["Knopf", "button"], word => text.Value.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(text => text.Key + ": " + text.Value)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_text_with_a_number_has_every_form_that_the_language_needs() =>
        Languages
            .All.SelectMany(language =>
                TextResources.All.SelectMany(texts =>
                {
                    var there = texts.In(language);
                    return TextResources
                        .Counted(there)
                        .SelectMany(key => language.Plurals.Categories.Select(category => Plurals.Key(key, category)))
                        .Where(key => !there.ContainsKey(key))
                        .Select(key => $"{texts.Marker}.{key}: not in {language.Code}");
                })
            )
            .ShouldBeEmpty();

    /// <summary>"One place free" needs no number, so a form may fill in less than the general one, but nothing else.</summary>
    [Fact]
    public void All_languages_fill_in_the_same_values() =>
        InEveryLanguage(
                (german, other) =>
                    other
                        .Where(text => !MayFillIn(text.Key, text.Value, german))
                        .Select(text => text.Key + " fills in other values than in German")
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_text_is_empty() =>
        InEveryLanguage((_, texts) => texts.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key)).ShouldBeEmpty();

    [Fact]
    public void Marker_names_are_unique() => TextResources.All.Select(texts => texts.Marker).ShouldBeUnique();

    [Fact]
    public void Every_key_that_the_sources_ask_for_is_there()
    {
        var known = TextResources.All.ToDictionary(texts => texts.Marker, texts => TextResources.Asked(texts.German));
        var counted = TextResources.All.ToDictionary(texts => texts.Marker, texts => TextResources.Counted(texts.German));
        var uses = TextUses.Find().ToList();

        uses.Count.ShouldBeGreaterThan(10);
        uses.Where(use => !known.TryGetValue(use.Marker, out var keys) || !keys.Contains(use.Key))
            .Select(use => $"{use.File}: {use.Marker}[\"{use.Key}\"]")
            .Distinct()
            .ShouldBeEmpty();
        uses.Where(use => counted[use.Marker].Contains(use.Key) != use.IsCounted)
            .Select(use => $"{use.File}: {use.Marker} {use.Key} is asked for {(use.IsCounted ? "with" : "without")} a number")
            .Distinct()
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Text[\"A\"]", "A")]
    [InlineData("Text.Plural(\"A\", count)", "A+")]
    [InlineData("Text[\"A\", \"value\", x[\"y\"]]", "A")]
    [InlineData("Text[state == \"x\" ? \"A\" : \"B\"]", "A B")]
    [InlineData("Text[$\"{state}Title\"]", "")]
    [InlineData("Text[\"State\" + state]", "")]
    [InlineData("OtherText[\"A\"]", "")]
    public void Keys_are_read_from_sources(string source, string keys) =>
        string.Join(' ', TextUses.Keys(source, "Text").Select(use => use.Key + (use.IsCounted ? "+" : ""))).ShouldBe(keys);

    [Theory]
    [MemberData(nameof(Codes))]
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

    public static TheoryData<string> Codes => [.. Languages.All.Select(language => language.Code)];

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

    private static IEnumerable<string> InEveryLanguage(
        Func<Dictionary<string, string>, Dictionary<string, string>, IEnumerable<string>> find
    ) =>
        Languages.All.SelectMany(language =>
            TextResources.All.SelectMany(texts =>
                find(texts.German, texts.In(language)).Select(found => $"{texts.Marker} ({language.Code}): {found}")
            )
        );

    private static bool MayFillIn(string key, string text, Dictionary<string, string> german)
    {
        var filled = TextResources.Placeholders(text);
        if (TextResources.FormOf(key) is not { } form)
            return !german.TryGetValue(key, out var same) || TextResources.Placeholders(same).SequenceEqual(filled);
        var general = Plurals.Key(key[..^form.Length], PluralCategory.Other);
        return !german.TryGetValue(general, out var words) || !filled.Except(TextResources.Placeholders(words)).Any();
    }
}
