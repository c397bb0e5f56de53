using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>By what registrations are chosen, beside their state.</summary>
internal sealed class RegistrationFilters(IDbContextFactory<EventDb> databases, IStringLocalizer<RegistrationText> text) : IEventFilters
{
    /// <summary>More than these nobody looks through in a box of choices.</summary>
    private const int Most = 500;

    public string List => "registrations";

    public async Task<IReadOnlyList<ListFilter>> OfAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var zone = await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(stop);
        var categories = await RegistrationListQuery.CategoriesAsync(db, eventId, stop);
        var filters = new List<ListFilter>();
        if (categories.Count > 1)
            filters.Add(new("category", text["Column.Category"], text["AllCategories"], [.. categories.Select(c => (c.Key, c.Value))]));
        Add(filters, AudienceFilter.Slot, "Column.Arrival", await SlotsAsync(db, eventId, zone, stop));
        Add(filters, AudienceFilter.Session, "SessionFilter", await SessionsAsync(db, eventId, zone, stop));
        if (Languages.All.Count > 1)
            Add(filters, "language", "LanguageFilter", [.. Languages.All.Select(one => (one.Code, one.Name))]);
        Add(filters, "school", "SchoolFilter", await SchoolsAsync(db, eventId, stop));
        Add(filters, "company", "CompanyFilter", await CompaniesAsync(db, eventId, stop));
        return filters;
    }

    private void Add(List<ListFilter> filters, string key, string label, IReadOnlyList<(string Value, string Words)> choices)
    {
        if (choices.Count > 0)
            filters.Add(new(key, text[label], text["AllCategories"], choices));
    }

    private static async Task<IReadOnlyList<(string Value, string Words)>> SlotsAsync(
        EventDb db,
        Guid eventId,
        string zone,
        CancellationToken stop
    )
    {
        var slots = await db
            .TimeSlots.Where(s => s.EventId == eventId)
            .OrderBy(s => s.StartsAt)
            .Take(Most)
            .Select(s => new { s.Id, s.StartsAt })
            .ToListAsync(stop);
        return [.. slots.Select(s => (s.Id.ToString(), When.DateTime(s.StartsAt, zone)))];
    }

    private static async Task<IReadOnlyList<(string Value, string Words)>> SessionsAsync(
        EventDb db,
        Guid eventId,
        string zone,
        CancellationToken stop
    )
    {
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == eventId && s.SeatPoolId != null)
            .OrderBy(s => s.StartsAt)
            .Take(Most)
            .Select(s => new
            {
                s.Id,
                s.Title,
                s.StartsAt,
            })
            .ToListAsync(stop);
        return [.. sessions.Select(s => (s.Id.ToString(), $"{When.DateTime(s.StartsAt, zone)}: {s.Title.In(Languages.Current)}"))];
    }

    private static async Task<IReadOnlyList<(string Value, string Words)>> SchoolsAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var schools = await db
            .Registrations.Where(r => r.EventId == eventId)
            .Join(db.ClassBookings, r => r.Id, c => c.RegistrationId, (_, c) => c.SchoolName)
            .Where(name => name != "")
            .Distinct()
            .OrderBy(name => name)
            .Take(Most)
            .ToListAsync(stop);
        return [.. schools.ByName(name => name).Select(name => (name, name))];
    }

    private static async Task<IReadOnlyList<(string Value, string Words)>> CompaniesAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var companies = await db
            .CompanyAccesses.Where(c => c.EventId == eventId)
            .OrderBy(c => c.SortName)
            .Take(Most)
            .Select(c => new { c.Id, c.Company })
            .ToListAsync(stop);
        return [.. companies.Select(c => (c.Id.ToString(), c.Company))];
    }
}
