using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Privacy.SiteTexts;

/// <summary>A text of the site while it is edited.</summary>
public sealed class SiteTextForm(ShownText text)
{
    public string Key { get; } = text.Key;

    /// <summary>What was read; null where nobody has edited the program's own text yet.</summary>
    public long? Version { get; } = text.Version;

    public WordsDraft Body { get; } = new(text.Body);

    /// <summary>What it consists of, for two who edit it at once.</summary>
    internal static FormFields<SiteTextForm> Fields(IStringLocalizer<SiteTextWords> words) =>
        new FormFields<SiteTextForm>().Words("text", () => words["Text"], form => form.Body);
}
