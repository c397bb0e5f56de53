using System.Globalization;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Privacy.Register;

/// <summary>The register of processing as a file.</summary>
internal sealed class RegisterTable(RegisterQuery register, IStringLocalizer<RegisterText> text) : ITable
{
    private static readonly string[] Columns = ["Purpose", "Whom", "Fields", "Basis", "Seen", "Until"];

    public string Name => "processing";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop) => (await register.ReadAsync(stop)).Count;

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("verarbeitungen", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var one in await register.ReadAsync(stop))
            yield return [one.What, one.Whom, string.Join(", ", one.Fields), one.Basis, one.Seen, string.Join("; ", one.Until)];
    }
}

/// <summary>What will be erased, as a file.</summary>
internal sealed class CalendarTable(CalendarQuery calendar, IStringLocalizer<RegisterText> text) : ITable
{
    private static readonly string[] Columns = ["Due", "Event", "Purpose", "Kind", "Rows"];

    public string Name => "deletion-calendar";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop) => (await calendar.DueAsync(stop)).Count;

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("loeschkalender", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var one in await calendar.DueAsync(stop))
            yield return
            [
                TableCell.At(one.Due, one.Zone),
                one.Title.In(Languages.Current),
                text["What." + one.Purpose].Value,
                one.Kind,
                one.Rows.ToString(CultureInfo.InvariantCulture),
            ];
    }
}

/// <summary>What was erased, as a file.</summary>
internal sealed class ErasureTable(IDbContextFactory<EventDb> databases, IStringLocalizer<RegisterText> text) : ITable
{
    private static readonly string[] Columns = ["At", "Event", "Purpose", "Kind", "Rows"];

    public string Name => "erasures";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Erasures.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("loeschnachweis", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var one in CalendarQuery.Done(db).AsAsyncEnumerable().WithCancellation(stop))
            yield return
            [
                TableCell.At(one.Record.At, Zone.Default),
                one.Title?.In(Languages.Current),
                text["What." + one.Record.Purpose].Value,
                one.Record.Kind,
                one.Record.Rows.ToString(CultureInfo.InvariantCulture),
            ];
    }
}
