using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>A school on the organiser's list.</summary>
public sealed record SchoolChoice(Guid Id, string Name, string Place)
{
    /// <summary>More than a browser shows well, fewer than a page can bear.</summary>
    private const int Most = 500;

    public string Words => Place.Length == 0 ? Name : $"{Name}, {Place}";

    /// <summary>
    /// The one that was typed, with or without its place; null where there is none, or more than one of the name. Spelled exactly it is that one, whatever
    /// else folds alike: a Baur-Schule is no Bauer-Schule.
    /// </summary>
    public static SchoolChoice? Find(IReadOnlyList<SchoolChoice> schools, string? typed)
    {
        if (SearchText.Fold(typed).Length == 0)
            return null;
        return One(schools, PersonNames.KeyOf(typed!), PersonNames.KeyOf)
            ?? One(schools, SearchText.Fold(typed), text => SearchText.Fold(text));
    }

    private static SchoolChoice? One(IReadOnlyList<SchoolChoice> schools, string typed, Func<string, string> key)
    {
        if (Single(schools.Where(school => key(school.Words) == typed)) is { } exact)
            return exact;
        return Single(schools.Where(school => key(school.Name) == typed));
    }

    private static SchoolChoice? Single(IEnumerable<SchoolChoice> found) => found.Take(2).ToList() is [var one] ? one : null;

    /// <summary>The one on the whole list, of which a page offers only the first: a school is not unknown because the list is long.</summary>
    public static async Task<SchoolChoice?> FindAsync(EventDb db, string? typed, CancellationToken stop)
    {
        var words = SearchText.Words(typed);
        if (words.Count == 0)
            return null;
        var alike = await db
            .Schools.AsNoTracking()
            .WithWords(typed, word => s => s.SearchName.Contains(word))
            .OrderBy(s => s.SortName)
            .ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new SchoolChoice(s.Id, s.Name, s.Place))
            .ToListAsync(stop);
        return Find(alike, typed);
    }

    public static Task<List<SchoolChoice>> ListAsync(EventDb db, CancellationToken stop) =>
        db
            .Schools.AsNoTracking()
            .OrderBy(s => s.SortName)
            .ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new SchoolChoice(s.Id, s.Name, s.Place))
            .ToListAsync(stop);
}

internal sealed class SchoolChoices(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<SchoolChoice>> ListAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await SchoolChoice.ListAsync(db, stop);
    }

    public async Task<SchoolChoice?> FindAsync(string? typed, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await SchoolChoice.FindAsync(db, typed, stop);
    }
}
