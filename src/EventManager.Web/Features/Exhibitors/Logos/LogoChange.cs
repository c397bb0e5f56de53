using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Logos;

/// <summary>Sets or takes away a logo, in the transaction of whoever may.</summary>
internal static class LogoChange
{
    /// <summary>
    /// Refused where another logo is there than the one that was seen; each is a row of its own, so that its id says which. Where there was
    /// nothing to take away nothing is written down either.
    /// </summary>
    /// <param name="db">Whose transaction.</param>
    /// <param name="whose">The exhibitor and its event.</param>
    /// <param name="seen">The logo that was there when somebody chose this one; null where there was none.</param>
    /// <param name="logo">Null takes it away.</param>
    /// <param name="by">Null for the company itself.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Ends the statement.</param>
    public static async Task<Result<Done>> WriteAsync(
        EventDb db,
        (Guid EventId, Guid ExhibitorId) whose,
        Guid? seen,
        DrawnPicture? logo,
        Guid? by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var there = db.Logos.Where(l => l.ExhibitorId == whose.ExhibitorId);
        var before = await there.Where(l => l.Id == seen).ExecuteDeleteAsync(stop);
        if (before == 0 && ((seen is not null && logo is not null) || await there.AnyAsync(stop)))
            return ExhibitorRefusals.LogoChangedByAnother;
        if (logo is not null)
            db.Logos.Add(new ExhibitorLogo(whose.ExhibitorId, logo.Width, logo.Height, logo.Content));
        var action = logo is null ? "exhibitor.logo_removed" : "exhibitor.logo_changed";
        if (before > 0 || logo is not null)
            db.Audit.Add(new AuditEntry(now, by, whose.EventId, action, whose.ExhibitorId, ""));
        return new Done();
    }
}
