using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Logos;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Pictures;

namespace EventManager.Web.Features.Exhibitors.Own;

/// <summary>The logo that a company sends by its personal link.</summary>
internal sealed class OwnLogos(OwnExhibitors exhibitors, Transactions transactions, PictureWorks works, TimeProvider clock)
{
    /// <param name="token">The link, proven before the file is looked at and again when the logo is written.</param>
    /// <param name="seen">The logo that the page showed; null where it showed none.</param>
    /// <param name="content">As it was sent; null takes the logo away.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Result<Done>> SaveAsync(string token, Guid? seen, byte[]? content, CancellationToken stop)
    {
        if (await exhibitors.FindAsync(token, stop) is not { } own)
            return ExhibitorRefusals.LinkInvalid;
        if (!own.MayChange)
            return ExhibitorRefusals.NoLongerChanges;
        DrawnPicture? logo = null;
        if (content is not null)
        {
            var drawn = await works.LogoAsync(content, stop);
            if (drawn.IsRefused)
                return drawn.Refusal;
            logo = drawn.Value;
        }
        return await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                if (await exhibitors.WhyNotAsync(db, token, inner) is { } refusal)
                    return refusal;
                return await LogoChange.WriteAsync(db, (own.EventId, own.Id), seen, logo, by: null, clock.GetUtcNow(), inner);
            },
            stop
        );
    }
}
