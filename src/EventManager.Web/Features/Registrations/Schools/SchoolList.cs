using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Schools;

public sealed record SchoolRow(Guid Id, string Name, string Place, string Kind) : IListRow;

/// <summary>The installation's list of schools: read page by page, filled from a pasted table.</summary>
internal sealed class SchoolList(IDbContextFactory<EventDb> databases, Transactions transactions) : ListQuery<School, SchoolRow>(databases)
{
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "schools";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["kind"] = [] };

    protected override IReadOnlyDictionary<string, ListOrder<School>> Orders { get; } =
        new Dictionary<string, ListOrder<School>>
        {
            ["name"] = ListOrder<School>.By(s => s.SortName),
            ["place"] = ListOrder<School>.By(s => s.Place).Then(s => s.SortName),
            ["kind"] = ListOrder<School>.By(s => s.Kind).Then(s => s.SortName),
        };

    /// <summary>The kinds of school that there are.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Schools.Where(s => s.Kind != "").Select(s => s.Kind).Distinct().OrderBy(kind => kind).ToListAsync(stop);
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

    /// <summary>Takes a school off the list; bookings keep its name. Twice is as good as once.</summary>
    public async Task<Result<Done>> RemoveAsync(Guid id, CancellationToken stop) =>
        await transactions.RunAsync<Done>(
            AskedRight.CreateEvents,
            async (db, inner) =>
            {
                await db.Schools.Where(s => s.Id == id).ExecuteDeleteAsync(inner);
                return default(Done);
            },
            stop
        );

    protected override IQueryable<School> Of(EventDb db, ListScope scope) => db.Schools.AsNoTracking();

    protected override IQueryable<School> Matching(EventDb db, IQueryable<School> rows, ListRequest asked)
    {
        rows = rows.WithWords(asked.Text, word => s => s.SearchName.Contains(word));
        return asked.Look["kind"] is { } kind ? rows.Where(s => s.Kind == kind) : rows;
    }

    protected override IQueryable<SchoolRow> Rows(EventDb db, ListScope scope, IQueryable<School> rows) =>
        rows.Select(s => new SchoolRow(s.Id, s.Name, s.Place, s.Kind));
}
