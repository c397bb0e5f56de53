using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Schools;

public sealed record SchoolRow(Guid Id, string Name, string Place, string Kind);

/// <summary>The installation's list of schools: read page by page, filled from a pasted table.</summary>
internal sealed class SchoolList(IDbContextFactory<EventDb> databases, Transactions transactions)
{
    public const int PageSize = 30;

    public async Task<(IReadOnlyList<SchoolRow> Rows, int Total)> PageAsync(string words, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = db.Schools.AsNoTracking().WithWords(words, word => s => s.SearchName.Contains(word));
        var rows = await found
            .OrderBy(s => s.SortName)
            .ThenBy(s => s.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(s => new SchoolRow(s.Id, s.Name, s.Place, s.Kind))
            .ToListAsync(stop);
        return (rows, await found.CountAsync(stop));
    }

    /// <summary>What would become of each line; nothing is written.</summary>
    public async Task<Result<IReadOnlyList<SchoolLine>>> PreviewAsync(string pasted, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return SchoolLines.Read(pasted, await db.Schools.AsNoTracking().ToDictionaryAsync(s => s.NormalizedName, s => s.Kind, stop));
    }

    /// <returns>How many were created or changed.</returns>
    public Task<Result<int>> AddAsync(string pasted, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.CreateEvents,
            async (db, inner) =>
            {
                var known = await db.Schools.ToDictionaryAsync(s => s.NormalizedName, inner);
                var read = SchoolLines.Read(pasted, known.ToDictionary(school => school.Key, school => school.Value.Kind));
                if (read.IsRefused)
                    return read.Refusals.ToList();
                var lines = read.Value;
                foreach (var line in lines.Where(line => line.Becomes is SchoolLineKind.Created))
                    db.Schools.Add(new School(line.Name, line.Place, line.Kind));
                foreach (var line in lines.Where(line => line.Becomes is SchoolLineKind.Changed))
                    known[School.KeyOf(line.Name, line.Place)].Describe(line.Name, line.Place, line.Kind);
                return lines.Count(line => line.Becomes is SchoolLineKind.Created or SchoolLineKind.Changed);
            },
            stop
        );

    /// <summary>Takes a school off the list; bookings keep its name.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.CreateEvents, stop) is not null)
            return;
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Schools.Where(s => s.Id == id).ExecuteDeleteAsync(stop);
    }
}
