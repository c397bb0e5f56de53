using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Privacy.SiteTexts;

/// <summary>A text of the site as it is shown.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Version">0 where nobody has edited the program's own text yet.</param>
/// <param name="UpdatedAt">Null likewise.</param>
public sealed record ShownText(string Key, LocalizedText Body, long? Version, DateTimeOffset? UpdatedAt)
{
    /// <summary>Something that only the house knows is still to be entered.</summary>
    public bool HasGaps => SiteTextKeys.HasGap(Body);
}

internal static class SiteTextKeys
{
    public static readonly string[] All = ["imprint", "privacy", "accessibility"];

    /// <summary>What is still to be entered stands in ⟦ ⟧.</summary>
    public static bool HasGap(LocalizedText body) => body.Languages.Select(body.Translated).Append(body.German).Any(HasGap);

    public static bool HasGap(string markdown) => markdown.Contains('⟦', StringComparison.Ordinal);
}

/// <summary>Reads the house's own texts, and where there are none the program's.</summary>
internal sealed class SiteTextQuery(
    IDbContextFactory<EventDb> databases,
    IStringLocalizer<SiteTextWords> words,
    IOptions<PrivacyOptions> privacy
)
{
    public async Task<ShownText> ReadAsync(string key, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.SiteTexts.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key, stop);
        return row is null ? new(key, Default(key), null, null) : new(key, row.Body, row.Version, row.UpdatedAt);
    }

    public async Task<IReadOnlyList<ShownText>> ListAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.SiteTexts.AsNoTracking().ToDictionaryAsync(t => t.Key, stop);
        return
        [
            .. SiteTextKeys.All.Select(key =>
                rows.TryGetValue(key, out var row)
                    ? new ShownText(key, row.Body, row.Version, row.UpdatedAt)
                    : new ShownText(key, Default(key), null, null)
            ),
        ];
    }

    /// <summary>How long things are kept is a setting, and the text says what is set.</summary>
    public string Filled(string markdown) =>
        markdown
            .Replace(
                "{KeepDaysAfterEvent}",
                privacy.Value.KeepDaysAfterEvent.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            )
            .Replace("{KeepMinutesDays}", privacy.Value.KeepMinutesDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{KeepMailDays}", privacy.Value.KeepMailDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private LocalizedText Default(string key) => TextLanguages.Of(language => Spoken(key, language));

    private string Spoken(string key, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Languages.Culture(language);
            return words["default." + key].Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
