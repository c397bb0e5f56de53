using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>Who waits, in order, as a table.</summary>
internal sealed class WaitingTable(IDbContextFactory<EventDb> databases, IStringLocalizer<WaitingText> text) : ITable
{
    private static readonly string[] Columns = ["Place", "Name", "Class", "Organisation", "Category", "People", "Wishes", "Since"];

    public string Name => "waiting";

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Registrations.Where(r => r.EventId == eventId).InState(db, RegistrationState.Waitlisted).CountAsync(stop);
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
        return new($"warteliste-{@event.Slug}", Columns.Select(column => text[column].Value), RowsAsync(@event.Id, @event.TimeZone, stop));
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid eventId,
        string zone,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var names = await db.Categories.Where(c => c.EventId == eventId).ToDictionaryAsync(c => c.Code, c => c.Name, stop);
        // A day has tens of times of arrival.
        var times = await db.TimeSlots.AsNoTracking().Where(s => s.EventId == eventId).ToListAsync(stop);
        var slots = times.ToDictionary(s => s.Id, s => When.Span(s.StartsAt, s.EndsAt, zone));
        var waiting = db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId)
            .InState(db, RegistrationState.Waitlisted)
            .OrderBy(r => r.Priority)
            .ThenBy(r => r.WaitingSince)
            .ThenBy(r => r.Id);
        var place = 0;
        await foreach (var one in waiting.AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                ++place,
                one.FullName,
                one.PartyName,
                one.Organisation,
                names.TryGetValue(one.CategoryCode, out var name) ? name.In(Languages.Current) : one.CategoryCode,
                one.PartySize,
                string.Join(", ", one.WishedSlots.Where(slots.ContainsKey).Select(slot => slots[slot])),
                TableCell.At(one.WaitingSince ?? one.CreatedAt, zone),
            ];
        }
    }
}
