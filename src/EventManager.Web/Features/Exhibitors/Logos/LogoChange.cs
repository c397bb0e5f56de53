using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Logos;

/// <summary>Sets or takes away a logo, in the transaction of whoever may.</summary>
internal static class LogoChange
{
    /// <summary>False where there was nothing to take away: then nothing is written down either.</summary>
    /// <param name="db">Whose transaction.</param>
    /// <param name="exhibitorId">Whose logo.</param>
    /// <param name="logo">Null takes it away.</param>
    /// <param name="stop">Ends the statement.</param>
    public static async Task<bool> WriteAsync(EventDb db, Guid exhibitorId, DrawnPicture? logo, CancellationToken stop)
    {
        var before = await db.Logos.Where(l => l.ExhibitorId == exhibitorId).ExecuteDeleteAsync(stop);
        if (logo is not null)
            db.Logos.Add(new ExhibitorLogo(exhibitorId, logo.Width, logo.Height, logo.Content));
        return before > 0 || logo is not null;
    }
}
