using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>All registrations of an event as a table that the office's Excel opens.</summary>
internal sealed class RegistrationTable(
    IDbContextFactory<EventDb> databases,
    IStringLocalizer<RegistrationText> text,
    IStringLocalizer<ClassText> classText,
    AnswerWords words
) : IChosenTable
{
    public const string List = "registrations";

    private static readonly string[] Columns =
    [
        "LastName",
        "FirstName",
        "Email",
        "Organisation",
        "PartyName",
        "Category",
        "People",
        "Arrival",
        "State",
        "RegisteredAt",
    ];

    /// <summary>Rows for which answers are read at once.</summary>
    private const int PageSize = 500;

    public string Name => List;

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Registrations.CountAsync(r => r.EventId == eventId, stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) => OpenAsync(eventId, null, stop);

    public async Task<TableContent> OpenAsync(Guid? eventId, IReadOnlySet<Guid>? chosen, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db
            .Events.Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Id,
                e.Slug,
                e.TimeZone,
                e.State,
            })
            .SingleAsync(stop);
        var answers = await AnswerColumns.OfAsync(db, @event.Id, words, stop);
        var classes = await ClassColumns.OfAsync(db, @event.Id, classText, stop);
        return new(
            $"anmeldungen-{@event.Slug}",
            [.. Columns.Select(column => text["Column." + column].Value), .. classes.Heads, .. answers.Heads(Languages.Current)],
            RowsAsync(@event.Id, @event.State, @event.TimeZone, classes, answers, chosen, stop)
        );
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid eventId,
        EventState state,
        string zone,
        ClassColumns classes,
        AnswerColumns answers,
        IReadOnlySet<Guid>? chosen,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var categories = await RegistrationListQuery.CategoriesAsync(db, eventId, stop);
        await using var reading = await databases.CreateDbContextAsync(stop);
        // Read in order and passed over: a selection of any size is no list of parameters.
        var rows = RegistrationListQuery.All(db, eventId).AsAsyncEnumerable().Where(line => chosen is null || chosen.Contains(line.Id));
        await foreach (var page in rows.Chunk(PageSize).WithCancellation(stop))
        {
            var given = await answers.ReadAsync(reading, [.. page.Select(line => line.Id)], stop);
            var brought = await classes.ReadAsync(reading, [.. page.Select(line => line.Id)], stop);
            foreach (var line in page)
            {
                yield return
                [
                    line.LastName,
                    line.FirstName,
                    line.Email,
                    line.Organisation,
                    line.PartyName,
                    categories.GetValueOrDefault(line.CategoryCode, line.CategoryCode),
                    line.PartySize,
                    line.Arrival(zone),
                    text["State." + line.At(state).State],
                    TableCell.At(line.CreatedAt, zone),
                    .. classes.Cells(brought.GetValueOrDefault(line.Id)),
                    .. answers.Cells(given[line.Id]).Select(cell => (TableCell)cell),
                ];
            }
        }
    }
}
