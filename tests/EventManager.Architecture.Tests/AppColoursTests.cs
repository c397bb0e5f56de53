using System.Text.RegularExpressions;
using EventManager.Web.Shell.Installing;

namespace EventManager.Architecture.Tests;

/// <summary>A system that keeps the organisers' area reads no style sheet, so its colours are written down twice: they are the same.</summary>
public sealed class AppColoursTests
{
    private static readonly string[] Schemes = File.ReadAllText(Path.Combine(House.Root, "wwwroot-assets", "styles", "tokens.css"))
        .Split("@media (prefers-color-scheme: dark)");

    [Theory]
    [InlineData(AppColours.Window, "primary", 0)]
    [InlineData(AppColours.Opening, "page-bg", 0)]
    [InlineData(AppColours.Bar, "surface", 0)]
    [InlineData(AppColours.DarkBar, "surface", 1)]
    public void It_has_the_colours_of_the_site(string colour, string token, int scheme) => ValueOf(token, Schemes[scheme]).ShouldBe(colour);

    private static string ValueOf(string token, string sheet)
    {
        var value = Regex.Match(sheet, $"--{token}: ([^;]+);").Groups[1].Value;
        return value.StartsWith("var(--", StringComparison.Ordinal) ? ValueOf(value[6..^1], sheet) : value;
    }
}
