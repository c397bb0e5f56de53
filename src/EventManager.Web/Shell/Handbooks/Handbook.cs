using System.Collections.Frozen;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EventManager.Web.Shell.Handbooks;

/// <summary>The pages of <c>docs/handbook</c> as they were when this program was built, each in every language of the program.</summary>
internal static class Handbook
{
    public const string Path = "/organise/handbook";
    public const string First = "index";

    /// <summary>The resource of a file, as of <c>pictures/de/plan.jpg</c>.</summary>
    private static readonly FrozenDictionary<string, string> Names = typeof(Handbook)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("handbook/", StringComparison.Ordinal))
        .ToFrozenDictionary(name => name["handbook/".Length..].Replace('\\', '/'));

    /// <summary>Null where there is no such page. German where it is not written in a language.</summary>
    public static HandbookPage? Find(string name, Language language)
    {
        var text = Read($"{language.Code}/{name}.md") ?? Read($"{Languages.Default.Code}/{name}.md");
        return text is null ? null : Render(text);
    }

    /// <summary>A picture of a language, as <c>de/plan</c>; null for none.</summary>
    public static Stream? Picture(string language, string name) =>
        Names.TryGetValue($"pictures/{language}/{name}.jpg", out var resource)
            ? typeof(Handbook).Assembly.GetManifestResourceStream(resource)
            : null;

    /// <summary>The page for whoever stands at a place of the organisers' area.</summary>
    public static string For(string path) =>
        Places.EventOf(path) is { Behind: var behind } && behind.StartsWith("/door", StringComparison.Ordinal) ? "door"
        : path.StartsWith("/organise/administration", StringComparison.Ordinal) ? "administrator"
        : path is "/organise" or "/organise/new" ? "first-fair"
        : "organiser";

    private static string? Read(string file)
    {
        if (!Names.TryGetValue(file, out var resource))
            return null;
        using var reader = new StreamReader(typeof(Handbook).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>Links between pages and to pictures are those of the files; here they are addresses.</summary>
    private static HandbookPage Render(string text)
    {
        var document = MarkdownText.Parse(text);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.IsImage)
            {
                link.GetAttributes().AddProperty("loading", "lazy");
                link.Url = $"{Path}/{link.Url!.TrimStart('.', '/')}";
            }
            else if (link.Url!.EndsWith(".md", StringComparison.Ordinal))
                link.Url = $"{Path}/{link.Url[..^".md".Length]}";
        }
        var title = document.Descendants<HeadingBlock>().First(heading => heading.Level is 1);
        return new(title.Inline!.Descendants<LiteralInline>().First().Content.ToString(), MarkdownText.Write(document));
    }
}

/// <param name="Title">Of the page, without markup.</param>
/// <param name="Html">All of it, with the title as its only first heading.</param>
internal sealed record HandbookPage(string Title, string Html);
