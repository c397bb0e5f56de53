using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Logos;

/// <summary>A logo as pages name it.</summary>
public sealed record ShownLogo(Guid Id, int Width, int Height)
{
    public string Address => LogoFiles.Path + Id;

    /// <summary>By exhibitor; in one query, without what the files hold.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ShownLogo>> OfAsync(
        EventDb db,
        IReadOnlyCollection<Guid> exhibitors,
        CancellationToken stop
    ) =>
        await db
            .Logos.AsNoTracking()
            .Where(l => exhibitors.Contains(l.ExhibitorId))
            .Select(l => new { l.ExhibitorId, Logo = new ShownLogo(l.Id, l.Width, l.Height) })
            .ToDictionaryAsync(row => row.ExhibitorId, row => row.Logo, stop);
}
