using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Badges;

internal sealed class BadgesQuery(
    IDbContextFactory<EventDb> databases,
    TicketSigner signer,
    DoorCategories categories,
    IStringLocalizer<BadgeText> text
)
{
    /// <summary>Badges on one page of the browser: a printer's tray, and a page that opens at once.</summary>
    public const int PageSize = 96;

    public async Task<BadgeLook> LookAsync(DoorEvent door, CancellationToken stop) =>
        BadgeLook.Of(await FindAsync(door.Id, stop) ?? new BadgeDesign(door.Id), door.Title.In(Languages.Current));

    /// <summary>Null where nobody has saved one yet.</summary>
    public async Task<BadgeDesign?> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.BadgeDesigns.AsNoTracking().SingleOrDefaultAsync(design => design.EventId == eventId, stop);
    }

    public async Task<BadgePageOf> ReadAsync(Guid eventId, BadgeChoice choice, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (choice.Classes)
            return await ClassBadges.ReadAsync(db, eventId, choice, categories, text["Accompanies"], stop);
        var rows = Chosen(db, eventId, choice);
        var total = await rows.CountAsync(stop);
        var page = await BadgePages.ReadAsync(rows, choice.Order, (Math.Max(1, choice.Page) - 1) * PageSize, PageSize, stop);
        var codes = page.Count == 0 ? [] : await signer.CodesAsync(db, eventId, page.Select(row => row.Id), stop);
        return new BadgePageOf(
            [
                .. page.Select(
                    (row, i) =>
                        new Badge(
                            row.Id,
                            row.IsUnnamed ? "" : row.Name,
                            row.IsUnnamed ? text["With", row.Host] : row.Organisation,
                            row.Category,
                            categories.Words(row.Category),
                            codes[i],
                            row.PrintedAt
                        )
                ),
            ],
            total,
            page.Count(row => row.PrintedAt is not null)
        );
    }

    /// <summary>How many badges there are to print, and how many of them were printed before.</summary>
    public async Task<(int ToPrint, int Printed)> CountAsync(Guid eventId, string category, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var all = Chosen(db, eventId, new BadgeChoice(BadgeOrder.Name, category, true, null, 1));
        var printed = await all.CountAsync(row => row.PrintedAt != null, stop);
        return (await all.CountAsync(stop) - printed, printed);
    }

    /// <summary>School classes, those without printed badges, and the people of these.</summary>
    public async Task<(int All, int ToPrint, int People)> CountClassesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var classes = ClassBadges.Query(db, eventId);
        var fresh = classes.Where(t => t.BadgePrintedAt == null);
        return (await classes.CountAsync(stop), await fresh.CountAsync(stop), await fresh.SumAsync(t => t.People, stop));
    }

    private static IQueryable<BadgeRow> Chosen(EventDb db, Guid eventId, BadgeChoice choice)
    {
        var tickets = db.Tickets.AsNoTracking().Where(t => t.EventId == eventId && t.State == TicketState.Valid);
        if (choice.Ticket is { } one)
            tickets = tickets.Where(t => t.Id == one);
        else if (choice.Chosen is { } chosen)
            tickets = tickets.Where(t => chosen.Contains(t.Id));
        else if (!choice.Again)
            tickets = tickets.Where(t => t.BadgePrintedAt == null);
        if (choice.Category.Length > 0)
            tickets = tickets.Where(t => t.Category == choice.Category);
        return from ticket in tickets
            join registration in db.Registrations on ticket.RegistrationId equals registration.Id
            where registration.State == RegistrationState.Confirmed && ticket.People == 1
            select new BadgeRow
            {
                Id = ticket.Id,
                Name = ticket.HolderName,
                SortName = registration.SortName,
                Number = ticket.Number,
                FirstName = registration.FirstName,
                LastName = registration.LastName,
                Organisation = registration.Organisation,
                Category = ticket.Category,
                PrintedAt = ticket.BadgePrintedAt,
            };
    }
}
