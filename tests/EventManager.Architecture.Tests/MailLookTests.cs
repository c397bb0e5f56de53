using System.Reflection;
using System.Text.RegularExpressions;
using EventManager.Web.Platform.Mails;

namespace EventManager.Architecture.Tests;

/// <summary>A mail program reads no style sheet of ours, so its colours are written down twice: they are the same.</summary>
public sealed partial class MailLookTests
{
    [Fact]
    public void Mails_have_the_colours_of_the_site()
    {
        var tokens = File.ReadAllText(Path.Combine(House.Root, "wwwroot-assets", "styles", "tokens.css"));
        var looks = typeof(MailLook)
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(field => Colour().Matches((string)field.GetRawConstantValue()!).Select(hit => hit.Value))
            .Distinct()
            .ToList();

        looks.Count.ShouldBeGreaterThan(10);
        looks.Where(colour => !tokens.Contains(colour, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex("#[0-9a-f]{6}")]
    private static partial Regex Colour();
}
