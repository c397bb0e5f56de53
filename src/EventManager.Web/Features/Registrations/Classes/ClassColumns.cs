using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>What teachers said of their classes, as further columns of the registrations' table; none where nobody may bring a class.</summary>
internal sealed class ClassColumns(bool hasClasses, IStringLocalizer<ClassText> text)
{
    public static async Task<ClassColumns> OfAsync(EventDb db, Guid eventId, IStringLocalizer<ClassText> text, CancellationToken stop) =>
        new(await db.Categories.AnyAsync(c => c.EventId == eventId && c.Form == CategoryForm.SchoolClass, stop), text);

    public IEnumerable<string> Heads =>
        hasClasses
            ? [text["ClassName"], text["Pupils"], text["Adults"], text["Level"], text["Needs"], text["PupilsCame"], text["AdultsCame"]]
            : [];

    public async Task<Dictionary<Guid, CameOfClass>> ReadAsync(EventDb db, IReadOnlyList<Guid> registrations, CancellationToken stop)
    {
        if (!hasClasses)
            return [];
        var rows = await db
            .ClassBookings.AsNoTracking()
            .Where(c => registrations.Contains(c.RegistrationId))
            .Select(c => new
            {
                Booking = c,
                Arrived = db.Tickets.Where(t => t.RegistrationId == c.RegistrationId && t.State == TicketState.Valid).Sum(t => t.Arrived),
            })
            .ToListAsync(stop);
        return rows.ToDictionary(
            row => row.Booking.RegistrationId,
            row => new CameOfClass(row.Booking, ClassCount.Of(row.Arrived, row.Booking.Adults))
        );
    }

    public IEnumerable<TableCell> Cells(CameOfClass? brought) =>
        !hasClasses ? []
        : brought is not { Booking: var booking, Came: var came } ? ["", "", "", "", "", "", ""]
        : [booking.ClassName, booking.Pupils, booking.Adults, booking.Level, booking.Needs, came.Pupils, came.Adults];
}

/// <summary>A class, and who of it came to the door.</summary>
internal sealed record CameOfClass(ClassBooking Booking, ClassCount Came);
