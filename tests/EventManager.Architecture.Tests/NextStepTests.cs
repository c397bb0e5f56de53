using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>Where nothing is listed yet, somebody new stands before it for the first time: they read what to do, or what will be there.</summary>
public sealed partial class NextStepTests
{
    private static readonly IReadOnlyList<(string File, string Source)> Files =
    [
        .. House.WebFiles(".razor").Select(file => (House.Short(file), File.ReadAllText(file))),
    ];

    [Fact]
    public void Each_list_says_the_next_step_to_everybody_who_sees_it_empty()
    {
        var steps = Files.SelectMany(one => Steps().Matches(one.Source).Select(step => (one.File, Step: step.Groups[1].Value))).ToList();
        var lists = Files.Where(one => Lists().IsMatch(one.Source)).ToList();

        lists.Count.ShouldBeGreaterThan(20);
        lists.Where(one => !Steps().IsMatch(one.Source)).Select(one => one.File).ShouldBeEmpty();
        steps.Where(one => !Says(one.Step)).Select(one => $"{one.File}: {one.Step.Trim()}").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_drawn_as_empty_but_by_the_part_that_asks_for_a_next_step()
    {
        Files.Count(one => one.Source.Contains("<EmptyState ", StringComparison.Ordinal)).ShouldBeGreaterThan(7);
        Files.Where(one => IsOrganisers(one.Source) && Drawn().IsMatch(one.Source)).Select(one => one.File).ShouldBeEmpty("use EmptyState");
    }

    [Theory]
    [InlineData("<p>@Text[\"Next\"]</p>", true)]
    [InlineData("<a class=\"button\" href=\"/\">@Text[\"New\"]</a>", true)]
    [InlineData("<button type=\"button\" @onclick=\"() => Add(null)\">@Text[\"Add\"]</button>", true)]
    [InlineData("", false)]
    [InlineData("@if (may) { <a href=\"/\">@Text[\"New\"]</a> }", false)]
    [InlineData("@if (may) { <a href=\"/\">@Text[\"New\"]</a> } else { <p>@Text[\"Ask\"]</p> }", true)]
    [InlineData("<p>@Text[\"Next\"]</p> @if (may) { <a href=\"/\">@Text[\"New\"]</a> }", true)]
    public void A_step_that_only_some_people_see_is_recognised(string step, bool says) => Says(step).ShouldBe(says);

    /// <summary>Words or a way on, also for those whom a condition leaves out.</summary>
    private static bool Says(string step)
    {
        var condition = step.IndexOf("@if", StringComparison.Ordinal);
        var always = condition < 0 ? step : step[..condition];
        return Words().IsMatch(always) || (condition >= 0 && step.Contains("else", StringComparison.Ordinal) && Words().Count(step) > 1);
    }

    private static bool IsOrganisers(string source) =>
        source.Contains("@layout OrganiserLayout", StringComparison.Ordinal)
        || source.Contains("OrganiserMode.Interactive", StringComparison.Ordinal);

    /// <summary>Not a page that is not there itself: its heading says so.</summary>
    [GeneratedRegex(@"class=""empty\b[^>]*>(?!\s*<h1)")]
    private static partial Regex Drawn();

    [GeneratedRegex("<ListPage ")]
    private static partial Regex Lists();

    [GeneratedRegex("<NextStep>(.*?)</NextStep>", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"<(a|button|p)\b(=>|[^>])*>@\w+\[")]
    private static partial Regex Words();
}
