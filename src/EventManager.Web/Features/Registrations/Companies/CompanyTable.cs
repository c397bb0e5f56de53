using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The companies of an event as a table.</summary>
internal sealed class CompanyTable(IDbContextFactory<EventDb> databases, IStringLocalizer<CompanyText> text) : ITable
{
    private static readonly string[] Columns = ["Company", "Officer", "Email", "People"];

    public string Name => "companies";

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.CompanyAccesses.CountAsync(c => c.EventId == eventId, stop);
    }

    public async Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.Id, e.Slug }).SingleAsync(stop);
        return new($"unternehmen-{@event.Slug}", Columns.Select(column => text[column].Value), RowsAsync(@event.Id, stop));
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(Guid eventId, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var line in CompaniesQuery.Lines(db, eventId).AsAsyncEnumerable().WithCancellation(stop))
            yield return [line.Company, line.OfficerName, line.OfficerEmail, line.People];
    }
}
