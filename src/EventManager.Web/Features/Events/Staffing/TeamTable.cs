using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Staffing;

/// <summary>The team of an event as a table.</summary>
internal sealed class TeamTable(IDbContextFactory<EventDb> databases, IStringLocalizer<OrganiseText> text) : ITable
{
    private static readonly string[] Columns = ["Name", "Email", "Role"];

    public string Name => "team";

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Staff.CountAsync(s => s.EventId == eventId, stop);
    }

    public async Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.Id, e.Slug }).SingleAsync(stop);
        return new($"team-{@event.Slug}", Columns.Select(column => text[column].Value), RowsAsync(@event.Id, stop));
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(Guid eventId, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var member in TeamListQuery.All(db, eventId).AsAsyncEnumerable().WithCancellation(stop))
            yield return [member.Name, member.Email, text["Role." + member.Role]];
    }
}
