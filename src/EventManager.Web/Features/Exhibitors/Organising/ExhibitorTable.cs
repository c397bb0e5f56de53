using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>All exhibitors of an event as a table for the office; for organisers, since contact persons stand in it.</summary>
internal sealed class ExhibitorTable(IDbContextFactory<EventDb> databases, IStringLocalizer<ExhibitorsText> text) : IChosenTable
{
    private static string[] Columns =>
        [
            "companyName",
            "state",
            "booth",
            "street",
            "postalCode",
            "city",
            "contactName",
            "contactEmail",
            "contactPhone",
            "boothContact",
            "occupations",
            "wishedWidth",
            "wishedDepth",
            "power",
            "staff",
            "website",
            .. FieldNames.ShortTexts,
            "wishes",
            "appliedAt",
        ];

    public const string List = "exhibitors";

    public string Name => List;

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Exhibitors.CountAsync(e => e.EventId == eventId, stop);
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
            })
            .SingleAsync(stop);
        return new(
            $"aussteller-{@event.Slug}",
            Columns.Select(column => FieldNames.Of(text, column)),
            RowsAsync(@event.Id, @event.TimeZone, chosen, stop)
        );
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid eventId,
        string zone,
        IReadOnlySet<Guid>? chosen,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var names = await db.Occupations.AsNoTracking().Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        var rows = db
            .Exhibitors.AsNoTracking()
            .Include(e => e.Occupations)
            .Where(e => e.EventId == eventId)
            .OrderBy(e => e.SortName)
            .ThenBy(e => e.Id)
            .Select(e => new { Exhibitor = e, Booth = db.Booths.Where(b => b.ExhibitorId == e.Id).Select(b => b.Label).FirstOrDefault() });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            var e = row.Exhibitor;
            // Read in order and passed over: a selection of any size is no list of parameters.
            if (chosen?.Contains(e.Id) == false)
                continue;
            yield return
            [
                e.CompanyName,
                text["State." + e.State],
                row.Booth,
                e.Street,
                e.PostalCode,
                e.City,
                e.ContactName,
                e.ContactEmail,
                e.ContactPhone,
                e.BoothContact,
                string.Join(", ", e.Occupations.Select(o => names[o.OccupationId].In(Languages.Current)).ByName(name => name)),
                e.WishedWidth / 100m,
                e.WishedDepth / 100m,
                text["Power." + e.Power],
                e.Staff,
                e.Website,
                .. TextLanguages.All.Select(language => (TableCell)e.ShortText.Translated(language)),
                e.Wishes,
                TableCell.At(e.AppliedAt, zone),
            ];
        }
    }
}
