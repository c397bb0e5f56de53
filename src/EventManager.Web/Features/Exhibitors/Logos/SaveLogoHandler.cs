using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Pictures;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Logos;

/// <param name="EventId">The event.</param>
/// <param name="ExhibitorId">Whose logo.</param>
/// <param name="Seen">The logo that was there when this one was chosen; null where there was none.</param>
/// <param name="Content">As it was sent; null takes the logo away.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SaveLogo(Guid EventId, Guid ExhibitorId, Guid? Seen, byte[]? Content, Guid UserId);

/// <summary>A company's logo, by an organiser.</summary>
internal sealed class SaveLogoHandler(Transactions transactions, PictureWorks works, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(SaveLogo command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notYours)
            return notYours;
        DrawnPicture? logo = null;
        if (command.Content is { } content)
        {
            var drawn = await works.LogoAsync(content, stop);
            if (drawn.IsRefused)
                return drawn.Refusal;
            logo = drawn.Value;
        }
        return await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                if (!await db.Exhibitors.AnyAsync(e => e.Id == command.ExhibitorId && e.EventId == command.EventId, inner))
                    return ExhibitorRefusals.NotFound;
                var whose = (command.EventId, command.ExhibitorId);
                return await LogoChange.WriteAsync(db, whose, command.Seen, logo, command.UserId, clock.GetUtcNow(), inner);
            },
            stop
        );
    }
}
