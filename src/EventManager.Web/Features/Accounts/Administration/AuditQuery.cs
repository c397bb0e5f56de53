using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>What is looked for; what is null is not asked.</summary>
/// <param name="From">Not before.</param>
/// <param name="Until">Before.</param>
/// <param name="Action">This one alone.</param>
/// <param name="Email">The account's.</param>
/// <param name="EventSlug">Of this event.</param>
internal sealed record AuditFilter(DateTimeOffset? From, DateTimeOffset? Until, string? Action, string? Email, string? EventSlug)
{
    public static readonly AuditFilter All = new(null, null, null, null, null);

    /// <summary>As it was typed into the form: what says nothing asks for nothing.</summary>
    public static AuditFilter Of(string? from, string? until, string? action, string? email, string? slug) =>
        new(Day(from), Day(until, 1), action, email, slug);

    /// <summary>Midnight where the house is; null where no day was named, or one that no clock knows.</summary>
    private static DateTimeOffset? Day(string? typed, int plus = 0) =>
        DateTime.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? Zone.ToUtc(day.AddDays(plus), Zone.Default)
            : null;
}

/// <param name="Who">The account's name; null where there is none any more.</param>
/// <param name="EventSlug">Null where it belongs to none.</param>
internal sealed record AuditRow(AuditEntry Entry, string? Who, string? EventSlug);

/// <summary>Entries with the names that their ids have today; the entries themselves keep none.</summary>
internal sealed class AuditQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    /// <summary>The latest first; one row more than a page holds says that there is a next one.</summary>
    public async Task<List<AuditRow>> ListAsync(AuditFilter filter, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Rows(db, filter).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(stop);
    }

    /// <summary>All that were ever written down, to choose from.</summary>
    public async Task<List<string>> ActionsAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Audit.Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync(stop);
    }

    public static IQueryable<AuditRow> Rows(EventDb db, AuditFilter filter)
    {
        var entries = db.Audit.AsNoTracking();
        if (filter.From is { } from)
            entries = entries.Where(entry => entry.At >= from);
        if (filter.Until is { } until)
            entries = entries.Where(entry => entry.At < until);
        if (!string.IsNullOrEmpty(filter.Action))
            entries = entries.Where(entry => entry.Action == filter.Action);
        if (!string.IsNullOrWhiteSpace(filter.Email))
        {
            var email = MailAddressRules.Clean(filter.Email).ToUpperInvariant();
            entries = entries.Where(entry => db.Users.Any(user => user.Id == entry.UserId && user.NormalizedEmail == email));
        }
        if (!string.IsNullOrWhiteSpace(filter.EventSlug))
        {
            var slug = filter.EventSlug.Trim().ToLowerInvariant();
            entries = entries.Where(entry => db.Events.Any(e => e.Id == entry.EventId && e.Slug == slug));
        }
        return entries
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Select(entry => new AuditRow(
                entry,
                db.Users.Where(user => user.Id == entry.UserId).Select(user => user.DisplayName).FirstOrDefault(),
                db.Events.Where(e => e.Id == entry.EventId).Select(e => e.Slug).FirstOrDefault()
            ));
    }
}
