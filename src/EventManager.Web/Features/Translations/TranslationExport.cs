using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Translations;

/// <summary>All texts of an event or of the site as one table for a translator. As CSV alone: it comes back, and only that can be read in.</summary>
internal static class TranslationExport
{
    public static void MapTranslationExport(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGetLate("/organise/events/{slug}/translations-{language}.csv", OfEventAsync)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();
        routes
            .MapGetLate("/organise/administration/translations-{language}.csv", OfSite)
            .RequireAuthorization(Policies.Administrator)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> OfEventAsync(
        string slug,
        string language,
        IDbContextFactory<EventDb> databases,
        PlacedTexts texts,
        IStringLocalizer<TranslationText> text,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var id = await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync(http.RequestAborted);
        return Download(new(id, slug), language, texts, text, http);
    }

    private static IResult OfSite(string language, PlacedTexts texts, IStringLocalizer<TranslationText> text, HttpContext http) =>
        Download(TextScope.Site, language, texts, text, http);

    private static IResult Download(
        TextScope scope,
        string language,
        PlacedTexts texts,
        IStringLocalizer<TranslationText> text,
        HttpContext http
    ) =>
        TextLanguages.Others.Contains(language)
            ? TableFormat.Csv.Download(
                new(
                    $"texte-{scope.Slug ?? "seite"}-{language}",
                    TranslationColumns.Heads(language, text),
                    RowsAsync(scope, language, texts, text, http.RequestAborted)
                ),
                scope.EventId
            )
            : Results.NotFound();

    private static async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        TextScope scope,
        string language,
        PlacedTexts texts,
        IStringLocalizer<TranslationText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        foreach (var placed in await texts.ListAsync(scope, stop))
            yield return TranslationColumns.Row(placed, language, text).Select(cell => (TableCell)cell);
    }
}
