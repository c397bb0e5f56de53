using EventManager.Domain.Common;

namespace EventManager.Domain.Privacy;

/// <summary>A text of the site that the house edits: imprint, privacy, accessibility. Markdown.</summary>
public sealed class SiteText : IVersioned
{
    private SiteText() { }

    public SiteText(string key, LocalizedText body)
    {
        Key = key;
        Body = body;
    }

    /// <summary><c>imprint</c>, <c>privacy</c> or <c>accessibility</c>.</summary>
    [NotPersonal]
    public string Key { get; private set; } = "";

    public LocalizedText Body { get; set; } = LocalizedText.Empty;

    public DateTimeOffset UpdatedAt { get; set; }

    public long Version { get; set; }
}
