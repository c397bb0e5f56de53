using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>The list of schools as a table; its columns are those that can be pasted in again.</summary>
internal sealed class SchoolTable(IDbContextFactory<EventDb> databases, IStringLocalizer<SchoolText> text) : ITable
{
    private static readonly string[] Columns = ["Name", "Place", "Kind"];

    public string Name => "schools";

    public TaskRight Right => TaskRight.CreateEvents;

    public bool IsPersonal => false;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Schools.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("schulen", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (
            var school in db.Schools.AsNoTracking().OrderBy(s => s.SortName).ThenBy(s => s.Id).AsAsyncEnumerable().WithCancellation(stop)
        )
            yield return [school.Name, school.Place, school.Kind];
    }
}
