using System.Collections.Concurrent;
using System.Text;
using EventManager.Domain.Common;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace EventManager.Web.Platform.Mails.Wording;

/// <summary>
/// Organisers' words with places to be filled, in the Liquid language as Fluid reads it: <c>{{ first_name }}</c> and
/// <c>{% if people &gt; 1 %}…{% endif %}</c>. Of Liquid there is only that: no loops, no variables, no filters, no files, no members of objects, so
/// nothing can run for long or reach what was not given. What is left is limited by steps and length besides.
/// </summary>
internal static class WordingTemplate
{
    private const int MaxSteps = 1_000;
    private const int LongestResult = 20_000;

    private static readonly string[] Tags = ["if", "unless", "comment", "raw"];
    private const int MostParsed = 200;

    private static readonly FluidParser Parser = CreateParser();
    private static readonly TemplateOptions Options = CreateOptions();
    private static readonly ConcurrentDictionary<string, IFluidTemplate?> Parsed = new(StringComparer.Ordinal);

    public static readonly Refusal Broken = new("mailings.template_broken");
    public static readonly Refusal NotOffered = new("mailings.template_not_offered");

    public static Refusal Unknown(string name) => new("mailings.unknown_placeholder", name);

    /// <summary>Whether there is anything to fill; most words have nothing.</summary>
    public static bool HasPlaces(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    /// <summary>Judged where words are saved; null where they can be filled from what is allowed.</summary>
    public static Refusal? WhyNot(string text, IReadOnlyCollection<string> allowed)
    {
        if (!HasPlaces(text))
            return null;
        if (!Parser.TryParse(text, out var template, out _))
            return Broken;
        var names = new Names(allowed);
        names.VisitTemplate(template);
        if (names.Unknown is { } unknown)
            return Unknown(unknown);
        return names.HasMore || TryFill(template, WordingPlaceholders.Sample()) is null ? NotOffered : null;
    }

    /// <summary>What a text names, of its conditions too; nothing where it cannot be read.</summary>
    public static IReadOnlySet<string> NamesOf(string text)
    {
        var names = new Names(WordingPlaceholders.All);
        if (HasPlaces(text) && Parser.TryParse(text, out var template, out _))
            names.VisitTemplate(template);
        return names.Used;
    }

    /// <summary>The same of words in each of their languages: a placeholder that only the English ones have is filled in English mails only.</summary>
    public static Refusal? WhyNot(LocalizedText words, IReadOnlyCollection<string> allowed, string field) =>
        words
            .Languages.Select(words.Translated)
            .Append(words.German)
            .Select(text => WhyNot(text, allowed))
            .FirstOrDefault(refusal => refusal is not null)
            ?.On(field);

    /// <summary>For a line as it is: a subject.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, object> values) => Fill(text, values, AsLine);

    /// <summary>For Markdown: what somebody typed as a name stays a name, and never becomes a link.</summary>
    public static string FillMarkdown(string text, IReadOnlyDictionary<string, object> values) => Fill(text, values, AsMarkdown);

    // Words from before there were places, or with a place that is no more, are shown as they were typed: no mail stays behind for them.
    private static string Fill(string text, IReadOnlyDictionary<string, object> values, Func<string, string> safe)
    {
        if (!HasPlaces(text) || Known(text) is not { } template)
            return text;
        return TryFill(
                template,
                values.ToDictionary(pair => pair.Key, pair => pair.Value is string words ? Value(words, safe) : pair.Value)
            ) ?? text;
    }

    /// <summary>Nothing stays nothing, so that a condition can ask for it.</summary>
    private static FluidValue Value(string words, Func<string, string> safe) =>
        words.Length == 0 ? StringValue.Empty : new WordingValue(words, safe);

    /// <summary>A mailing to thousands has one text: it is read once. Null where it cannot be filled.</summary>
    private static IFluidTemplate? Known(string text)
    {
        if (Parsed.TryGetValue(text, out var known))
            return known;
        if (Parsed.Count >= MostParsed)
            Parsed.Clear();
        return Parsed[text] = Parse(text);
    }

    private static IFluidTemplate? Parse(string text)
    {
        if (!Parser.TryParse(text, out var template, out _))
            return null;
        var names = new Names(WordingPlaceholders.All);
        names.VisitTemplate(template);
        return names.Unknown is null && !names.HasMore ? template : null;
    }

    private static string? TryFill(IFluidTemplate template, IReadOnlyDictionary<string, object> values)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in values)
            context.SetValue(name, value);
        try
        {
            var filled = template.Render(context);
            return filled.Length > LongestResult ? null : filled;
        }
        catch (InvalidOperationException)
        {
            // The limit of steps.
            return null;
        }
    }

    private static string AsLine(string value) => new(value.Select(c => char.IsControl(c) ? ' ' : c).ToArray());

    private static string AsMarkdown(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in AsLine(value))
        {
            if (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static TemplateOptions CreateOptions()
    {
        var options = new TemplateOptions { MaxSteps = MaxSteps };
        options.Filters.Clear();
        return options;
    }

    private static FluidParser CreateParser()
    {
        var parser = new FluidParser();
        foreach (var tag in parser.RegisteredTags.Keys.Except(Tags).ToList())
            parser.RegisteredTags.Remove(tag);
        return parser;
    }

    /// <summary>Which names are used, and whether anything else of the language is.</summary>
    private sealed class Names(IReadOnlyCollection<string> allowed) : AstVisitor
    {
        public HashSet<string> Used { get; } = [];

        public string? Unknown { get; private set; }

        public bool HasMore { get; private set; }

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            var name = (memberExpression.Segments[0] as IdentifierSegment)?.Identifier ?? "";
            if (memberExpression.Segments.Count > 1 || !allowed.Contains(name))
                Unknown ??= name;
            else
                Used.Add(name);
            return base.VisitMemberExpression(memberExpression);
        }

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            HasMore = true;
            return base.VisitFilterExpression(filterExpression);
        }

        protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
        {
            HasMore = true;
            return base.VisitRangeExpression(rangeExpression);
        }
    }
}
