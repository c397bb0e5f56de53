using EventManager.Web.Platform.Localisation;
using static EventManager.Web.Platform.Localisation.PluralCategory;

namespace EventManager.Component.Tests.Localisation;

/// <summary>The sample numbers of CLDR 48 (supplemental/plurals.xml), for every rule that we have.</summary>
public sealed class PluralRulesTests
{
    private const string Hundreds = "100, 1000, 10000, 100000, 1000000";
    private const string Decimals = "10.0, 100.0, 1000.0, 10000.0, 100000.0, 1000000.0";

    private static readonly Dictionary<string, PluralRule> Rules = new()
    {
        ["de"] = PluralRules.German,
        ["en"] = PluralRules.English,
        ["tr"] = PluralRules.Turkish,
        ["bg"] = PluralRules.Bulgarian,
        ["fa"] = PluralRules.Farsi,
        ["fr"] = PluralRules.French,
        ["uk"] = PluralRules.Ukrainian,
        ["ru"] = PluralRules.Russian,
        ["pl"] = PluralRules.Polish,
        ["ro"] = PluralRules.Romanian,
        ["ar"] = PluralRules.Arabic,
    };

    [Theory]
    [InlineData("de en", One, "1")]
    [InlineData("de en", Other, "0, 2~16, " + Hundreds + ", 0.0~1.5, " + Decimals)]
    [InlineData("tr bg", One, "1, 1.0, 1.00, 1.000, 1.0000")]
    [InlineData("tr bg", Other, "0, 2~16, " + Hundreds + ", 0.0~0.9, 1.1~1.6, " + Decimals)]
    [InlineData("fa", One, "0, 1, 0.0~1.0, 0.00~0.04")]
    [InlineData("fa", Other, "2~17, " + Hundreds + ", 1.1~2.6, " + Decimals)]
    [InlineData("fr", One, "0, 1, 0.0~1.5")]
    [InlineData("fr", Many, "1000000, 1c6, 2c6, 3c6, 4c6, 5c6, 6c6, 1.0000001c6, 1.1c6, 2.0000001c6, 2.1c6, 3.0000001c6, 3.1c6")]
    [InlineData(
        "fr",
        Other,
        "2~17, 100, 1000, 10000, 100000, 1c3, 2c3, 3c3, 4c3, 5c3, 6c3, 2.0~3.5, " + Decimals + ", 1.0001c3, 1.1c3, 3.1c3"
    )]
    [InlineData("uk ru", One, "1, 21, 31, 41, 51, 61, 71, 81, 101, 1001")]
    [InlineData("uk ru", Few, "2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002")]
    [InlineData("uk ru", Many, "0, 5~19, " + Hundreds)]
    [InlineData("uk ru pl", Other, "0.0~1.5, " + Decimals)]
    [InlineData("pl", One, "1")]
    [InlineData("pl", Few, "2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002")]
    [InlineData("pl", Many, "0, 5~19, 21, 31, " + Hundreds)]
    [InlineData("ro", One, "1")]
    [InlineData("ro", Few, "0, 2~19, 101, 119, 1001, 0.0~1.5, " + Decimals)]
    [InlineData("ro", Other, "20~35, " + Hundreds)]
    [InlineData("ar", Zero, "0, 0.0, 0.00, 0.000, 0.0000")]
    [InlineData("ar", One, "1, 1.0, 1.00, 1.000, 1.0000")]
    [InlineData("ar", Two, "2, 2.0, 2.00, 2.000, 2.0000")]
    [InlineData("ar", Few, "3~10, 103~110, 1003, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 103.0, 1003.0")]
    [InlineData("ar", Many, "11~26, 111, 1011, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 111.0, 1011.0")]
    [InlineData("ar", Other, "100~102, 200~202, 300~302, 400~402, 500~502, 600, 1000, 10000, 0.1~0.9, 1.1~1.7, 10.1, 100.0, 1000.0")]
    internal void A_number_has_the_form_that_CLDR_names(string languages, PluralCategory category, string samples)
    {
        foreach (var language in languages.Split(' '))
        {
            var rule = Rules[language];

            rule.Categories.ShouldContain(category);
            Numbers(samples)
                .Where(sample => rule.Pick(PluralOperands.Parse(sample)) != category)
                .Select(sample => $"{language}: {sample} is {rule.Pick(PluralOperands.Parse(sample))}")
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public void No_number_has_a_form_that_the_rule_does_not_name() =>
        Rules
            .SelectMany(rule =>
                Enumerable.Range(0, 1_200).Select(number => (rule.Key, rule.Value, Form: rule.Value.Pick(PluralOperands.Of(number))))
            )
            .Where(found => !found.Value.Categories.Contains(found.Form))
            .ShouldBeEmpty();

    [Fact]
    public void A_sign_changes_nothing() => PluralRules.Ukrainian.Pick(PluralOperands.Of(-22)).ShouldBe(Few);

    /// <summary>"2~4, 0.0~0.2" are 2, 3, 4, 0.0, 0.1 and 0.2.</summary>
    private static IEnumerable<string> Numbers(string samples)
    {
        foreach (var sample in samples.Split(", "))
        {
            if (sample.Split('~') is not [var first, var last])
            {
                yield return sample;
                continue;
            }
            var (from, until) = (PluralOperands.Parse(first).N, PluralOperands.Parse(last).N);
            var step = new decimal(1, 0, 0, false, from.Scale);
            for (var number = from; number <= until; number += step)
                yield return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
