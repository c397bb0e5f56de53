using System.Text.RegularExpressions;
using EventManager.Domain.Exhibitors;

namespace EventManager.Architecture.Tests;

/// <summary>Who reads the log reads words, not codes.</summary>
public sealed partial class AuditWordTests
{
    [Fact]
    public void Every_action_that_is_written_down_has_words()
    {
        var written = House
            .WebFiles(".cs", ".razor")
            .Select(file => (File: file, Source: File.ReadAllText(file)))
            .Where(one => Writes().IsMatch(one.Source))
            .SelectMany(one => Codes().Matches(one.Source).Select(code => (code.Groups[1].Value, House.Short(one.File))))
            // Put together of a state, at one place.
            .Concat(Enum.GetNames<ExhibitorState>().Select(state => ("exhibitor." + state.ToLowerInvariant(), nameof(ExhibitorState))))
            .ToList();
        var words = TextResources.All.Single(texts => texts.Marker == "AuditActionText").German;

        written.Count.ShouldBeGreaterThan(50);
        written.Where(one => !words.ContainsKey(one.Item1)).ShouldBeEmpty("Say it in AuditActionText.resx.");
    }

    [GeneratedRegex(@"AuditEntry\(|AuditTrail|MailingRecord|ImportRecord|WriteDown\(|by\.Entry\(")]
    private static partial Regex Writes();

    /// <summary>An area and what was done there; codes of refusals stand behind <c>new(</c>, names of kinds of work behind <c>const string</c>.</summary>
    [GeneratedRegex(@"(?<!new(?: Refusal)?\()(?<!const string \w+ = )""([a-z_]+\.[a-z_-]+)""")]
    private static partial Regex Codes();
}
