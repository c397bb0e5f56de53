using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>Of those that are being written: what was sent off stays as it was.</summary>
internal sealed class NewsletterTexts : SiteTextPlace<Newsletter>
{
    public override async Task<IReadOnlyList<object>> RowsAsync(EventDb db, Guid? eventId, CancellationToken stop) =>
        eventId is null ? [.. (await db.Newsletters.Where(n => n.State == NewsletterState.Draft).ToListAsync(stop)).ByName(Name)] : [];

    protected override string Name(Newsletter row) => row.Subject.German;

    protected override string Path => "/news";
}
