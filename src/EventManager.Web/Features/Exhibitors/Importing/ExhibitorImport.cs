using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Importing;

/// <summary>Makes the import of one event's exhibitors.</summary>
internal sealed class ExhibitorImports(
    IDbContextFactory<EventDb> databases,
    EnterExhibitorHandler enter,
    TimeProvider clock,
    IStringLocalizer<ExhibitorsText> text
)
{
    /// <param name="eventId">The event.</param>
    /// <param name="userId">Who answers for the rows.</param>
    public IImport OfEvent(Guid eventId, Guid userId) => new ExhibitorImport(eventId, userId, databases, enter, clock, text);
}

/// <summary>
/// Enters the companies of a table, or changes them: they are found again by their name. Each row is written by the same handler as the
/// form's, so that the preview and the writing judge by one rule. Nobody gets a mail; the decision is a step of its own.
/// </summary>
internal sealed class ExhibitorImport(
    Guid eventId,
    Guid userId,
    IDbContextFactory<EventDb> databases,
    EnterExhibitorHandler enter,
    TimeProvider clock,
    IStringLocalizer<ExhibitorsText> text
) : IImport
{
    public IReadOnlyList<ImportColumn> Columns { get; } = ExhibitorColumns.All(text);

    public async Task JudgeAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var over = (await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop)).WhyOver(clock.GetUtcNow());
        var occupations = await OccupationsAsync(db, stop);
        // All of them: a fair has hundreds, not thousands.
        var known = await Known(db).ToDictionaryAsync(e => e.ActiveKey!, stop);
        foreach (var line in lines)
        {
            var existing = known.GetValueOrDefault(KeyOf(line));
            var row = new ExhibitorRow(line, existing, occupations, text);
            var form = row.Read();
            var refusals = over is null ? row.Check(form) : [over];
            if (refusals.Count > 0)
                line.Refuse(refusals.Select(Named));
            else if (existing is not null)
                line.Match(existing.Id, row.Changes(form));
        }
        ImportMapping.RefuseRepeats(lines, KeyOf, number => new Refusal("exhibitors.import_twice", number).On(ExhibitorColumns.Company));
    }

    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, Func<int, Task> progress, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var occupations = await OccupationsAsync(db, stop);
        var done = 0;
        foreach (
            var line in lines.Where(line => line is { Outcome: ImportOutcome.Created or ImportOutcome.Changed, IsWritten: false }).ToList()
        )
        {
            stop.ThrowIfCancellationRequested();
            // Read again: what somebody else changed since the preview, in columns that the file lacks, stays.
            var existing = line.Existing is { } id ? await Known(db).SingleOrDefaultAsync(e => e.Id == id, stop) : null;
            var form = new ExhibitorRow(line, existing, occupations, text).Read();
            // Not the caller's token: a row that has begun is finished.
            var result = await enter.HandleAsync(new(eventId, line.Existing, form.Read(), userId), CancellationToken.None);
            if (result.IsRefused)
                line.Refuse(result.Refusals.Select(Named));
            else
                line.IsWritten = true;
            await progress(++done);
        }
    }

    /// <summary>"Bitte ausfüllen." says nothing in a table unless it says what.</summary>
    private Refusal Named(Refusal refusal) =>
        Columns.FirstOrDefault(column => column.Key == refusal.Field) is { } column
            ? new Refusal("exhibitors.import_cell", column.Label, text[refusal.Code, refusal.Arguments].Value) { Field = refusal.Field }
            : refusal;

    private IQueryable<Exhibitor> Known(EventDb db) =>
        db.Exhibitors.AsNoTracking().Include(e => e.Occupations).Where(e => e.EventId == eventId && e.ActiveKey != null);

    private static async Task<OccupationWords> OccupationsAsync(EventDb db, CancellationToken stop) =>
        new(await db.Occupations.AsNoTracking().ToListAsync(stop));

    private static string KeyOf(ImportLine line) => PersonNames.KeyOf(line[ExhibitorColumns.Company]);
}
