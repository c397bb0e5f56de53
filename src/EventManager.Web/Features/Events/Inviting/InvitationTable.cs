using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Invitations with their answers as a table; it can be read in again.</summary>
internal sealed class InvitationTable(IDbContextFactory<EventDb> databases, IStringLocalizer<InvitingText> text) : ITable
{
    private static readonly string[] Columns = ["Name", "Email", "InvitedAt", "Answer", "Detail", "Dietary", "Access"];

    public string Name => "invitations";

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Invitations.CountAsync(i => i.EventId == eventId, stop);
    }

    public async Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db
            .Events.Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Id,
                e.Slug,
                e.TimeZone,
            })
            .SingleAsync(stop);
        return new(
            $"einladungen-{@event.Slug}",
            Columns.Select(column => text["Column." + column].Value),
            RowsAsync(@event.Id, @event.TimeZone, stop)
        );
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid eventId,
        string zone,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var all = db.Invitations.AsNoTracking().Where(i => i.EventId == eventId).OrderBy(i => i.SortName).ThenBy(i => i.Id);
        await foreach (var person in InvitationsQuery.People(db, eventId, all).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                person.Name,
                person.Email,
                TableCell.At(person.InvitedAt, zone),
                text["Answer." + person.Answer],
                person.Detail,
                person.Dietary,
                person.Access,
            ];
        }
    }
}
