using System.Globalization;
using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Browser.Tests.Localisation;

/// <summary>What people wrote into the program: it is shown as it is, whatever language the page has.</summary>
internal sealed class EventContents
{
    private readonly Regex[] pieces;

    private EventContents(IEnumerable<string> texts) =>
        pieces = [
            .. texts
                .SelectMany(text => text.Split('\n').Append(text))
                .Select(piece => piece.Trim().TrimStart('#', ' '))
                .Where(piece => piece.Any(char.IsLetter))
                .Distinct()
                .OrderByDescending(piece => piece.Length)
                .Select(piece => new Regex($@"(?<!\p{{L}}){Regex.Escape(piece)}(?!\p{{L}})")),
        ];

    /// <summary>All texts of all tables, the site's name, and the days and months by the culture.</summary>
    public static async Task<EventContents> ReadAsync(TestApp app, CultureInfo culture)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var calendar = culture.DateTimeFormat;
        List<string> texts = [site.Name, .. calendar.AbbreviatedMonthNames, .. calendar.AbbreviatedDayNames];
        await using var db = await app.OpenDbAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                texts.AddRange(Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue).OfType<string>());
        }
        return new(texts);
    }

    /// <summary>A text without what people wrote.</summary>
    public string RemoveFrom(string text) =>
        pieces.Aggregate(text, (rest, piece) => rest.Any(char.IsLetter) ? piece.Replace(rest, " ") : rest);
}
