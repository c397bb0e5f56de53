using EventManager.Data;
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

    public IEnumerable<string> Heads => hasClasses ? [text["ClassName"], text["Pupils"], text["Adults"], text["Level"], text["Needs"]] : [];

    public async Task<Dictionary<Guid, ClassBooking>> ReadAsync(EventDb db, IReadOnlyList<Guid> registrations, CancellationToken stop) =>
        hasClasses
            ? await db
                .ClassBookings.AsNoTracking()
                .Where(c => registrations.Contains(c.RegistrationId))
                .ToDictionaryAsync(c => c.RegistrationId, stop)
            : [];

    public IEnumerable<TableCell> Cells(ClassBooking? booking) =>
        !hasClasses ? []
        : booking is null ? ["", "", "", "", ""]
        : [booking.ClassName, booking.Pupils, booking.Adults, booking.Level, booking.Needs];
}
