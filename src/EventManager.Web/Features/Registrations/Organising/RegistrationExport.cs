using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>All registrations of an event as a table that the office's Excel opens.</summary>
internal static class RegistrationExport
{
    private static readonly string[] Columns = ["LastName", "FirstName", "Email", "Organisation", "People", "State", "RegisteredAt"];

    /// <summary>Rows for which answers are read at once.</summary>
    private const int PageSize = 500;

    public static void MapRegistrationExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/organise/events/{slug}/registrations.csv", Download)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();

    private static async Task<IResult> Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<RegistrationText> text,
        AnswerWords words,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(http.RequestAborted);
        var answers = await AnswerColumns.OfAsync(db, @event.Id, words, http.RequestAborted);
        return CsvFile.Download(
            $"anmeldungen-{slug}.csv",
            [.. Columns.Select(column => text["Column." + column].Value), .. answers.Heads(Languages.Current)],
            RowsAsync(databases, @event.Id, @event.TimeZone, answers, text, http.RequestAborted)
        );
    }

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        Guid eventId,
        string zone,
        AnswerColumns answers,
        IStringLocalizer<RegistrationText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var reading = await databases.CreateDbContextAsync(stop);
        await foreach (var page in RegistrationListQuery.All(db, eventId).AsAsyncEnumerable().Chunk(PageSize).WithCancellation(stop))
        {
            var given = await answers.ReadAsync(reading, [.. page.Select(line => line.Id)], stop);
            foreach (var line in page)
            {
                yield return
                [
                    line.LastName,
                    line.FirstName,
                    line.Email,
                    line.Organisation,
                    line.PartySize.ToString(),
                    text["State." + line.State],
                    When.DateTime(line.CreatedAt, zone),
                    .. answers.Cells(given[line.Id]),
                ];
            }
        }
    }
}
