using System.Globalization;
using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EventManager.Web.Features.Translations;

/// <summary>One text of an event or of the site, with the place where it is edited.</summary>
/// <param name="Key">Names it in a table: <c>Session/0197…/Title</c>.</param>
/// <param name="Row">Of which table.</param>
/// <param name="Property">Which of its texts.</param>
/// <param name="Place">Which row, in German.</param>
/// <param name="Address">Where it is edited.</param>
/// <param name="Words">What it says.</param>
/// <param name="MaxLength">Characters.</param>
internal sealed record PlacedText(
    string Key,
    string Row,
    string Property,
    string Place,
    string Address,
    LocalizedText Words,
    int MaxLength
);

/// <summary>Whose texts.</summary>
/// <param name="EventId">Null for those of the site.</param>
/// <param name="Slug">The event's.</param>
public sealed record TextScope(Guid? EventId, string? Slug)
{
    public static readonly TextScope Site = new(null, null);

    public string Root => Slug is null ? "/organise" : "/organise/events/" + Slug;
}

/// <summary>All texts of an event or of the site, out of the model itself.</summary>
internal sealed class PlacedTexts(IDbContextFactory<EventDb> databases, IEnumerable<TextPlace> places)
{
    public async Task<IReadOnlyList<PlacedText>> ListAsync(TextScope scope, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var texts = new List<PlacedText>();
        foreach (var (place, row) in await RowsAsync(db, scope, stop))
        {
            var type = db.Model.FindEntityType(place.Entity)!;
            texts.AddRange(
                TextsOf(type)
                    .Select(text => new PlacedText(
                        KeyOf(type, row, text),
                        place.Entity.Name,
                        text.Name,
                        place.NameOf(row),
                        scope.Root + place.PathOf(row, text.Name),
                        WordsOf(row, text),
                        LengthOf(text)
                    ))
                    .Where(text => !text.Words.IsEmpty)
            );
        }
        return texts;
    }

    /// <summary>Writes translations into rows that the context follows; a text whose German words are others by now stays, and is told.</summary>
    /// <returns>The keys that were written.</returns>
    public async Task<IReadOnlySet<string>> WriteAsync(
        EventDb db,
        TextScope scope,
        string language,
        IReadOnlyDictionary<string, NewTranslation> translations,
        CancellationToken stop
    )
    {
        var written = new HashSet<string>();
        foreach (var (place, row) in await RowsAsync(db, scope, stop))
        {
            var type = db.Model.FindEntityType(place.Entity)!;
            foreach (var text in TextsOf(type))
            {
                var (key, words) = (KeyOf(type, row, text), WordsOf(row, text));
                if (!translations.TryGetValue(key, out var wished) || TextMark.Of(words.German) != TextMark.Of(wished.German))
                    continue;
                text.PropertyInfo!.SetValue(row, words.With(language, wished.Text));
                place.OnChanged(row);
                written.Add(key);
            }
        }
        return written;
    }

    public static IEnumerable<IComplexProperty> TextsOf(IEntityType type) =>
        type.GetComplexProperties().Where(property => property.ClrType == typeof(LocalizedText));

    private async Task<List<(TextPlace Place, object Row)>> RowsAsync(EventDb db, TextScope scope, CancellationToken stop)
    {
        var rows = new List<(TextPlace, object)>();
        foreach (var place in places)
            rows.AddRange((await place.RowsAsync(db, scope.EventId, stop)).Select(row => (place, row)));
        return rows;
    }

    private static string KeyOf(IEntityType type, object row, IComplexProperty text)
    {
        var key = type.FindPrimaryKey()!
            .Properties.Select(part => Convert.ToString(part.PropertyInfo!.GetValue(row), CultureInfo.InvariantCulture));
        return $"{type.ClrType.Name}/{string.Join('.', key)}/{text.Name}";
    }

    private static LocalizedText WordsOf(object row, IComplexProperty text) => (LocalizedText)text.PropertyInfo!.GetValue(row)!;

    private static int LengthOf(IComplexProperty text) =>
        text.ComplexType.FindProperty(nameof(LocalizedText.German))!.GetMaxLength() ?? int.MaxValue;
}

/// <param name="German">The German words that it was made from.</param>
/// <param name="Text">The words in the other language.</param>
internal sealed record NewTranslation(string German, string Text);
