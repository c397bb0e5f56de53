using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>Of those whom the guide shows; the company writes the words, and the house translates them.</summary>
internal sealed class ExhibitorTexts : EventTextPlace<Exhibitor>
{
    protected override IQueryable<Exhibitor> Rows(EventDb db, Guid eventId) =>
        db.Exhibitors.Where(e => e.EventId == eventId && e.State == ExhibitorState.Accepted).OrderBy(e => e.SortName).ThenBy(e => e.Id);

    protected override string Name(Exhibitor row) => row.CompanyName;

    protected override string Path(Exhibitor row, string property) => "/exhibitors/" + row.Id;
}

/// <summary>The catalogue has no page of its own: its names are translated by the table.</summary>
internal sealed class OccupationTexts : SiteTextPlace<Occupation>
{
    protected override string Name(Occupation row) => row.Name.German;

    protected override string Path => "/administration/translations";

    public override void OnChanged(object row)
    {
        var occupation = (Occupation)row;
        occupation.Rename(occupation.Name);
    }
}
