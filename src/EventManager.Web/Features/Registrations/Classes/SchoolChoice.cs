using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>A school on the organiser's list.</summary>
public sealed record SchoolChoice(Guid Id, string Name, string Place)
{
    /// <summary>More than a browser shows well, fewer than a page can bear.</summary>
    private const int Most = 500;

    public string Words => Place.Length == 0 ? Name : $"{Name}, {Place}";

    /// <summary>The one that was typed, with or without its place; null where there is none, or more than one of the name.</summary>
    public static SchoolChoice? Find(IReadOnlyList<SchoolChoice> schools, string? typed)
    {
        var text = SearchText.Fold(typed);
        if (text.Length == 0)
            return null;
        var exact = schools.FirstOrDefault(school => SearchText.Fold(school.Words) == text);
        if (exact is not null)
            return exact;
        var named = schools.Where(school => SearchText.Fold(school.Name) == text).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
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
}
