using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Does one thing to chosen rows of one table, in the order of their names: the rows of a list, by the convention of lists.</summary>
internal abstract class ChosenTask<TEntity>(IDbContextFactory<EventDb> databases, IStringLocalizer<TaskText> text, RefusalWords words)
    : BulkTask(text, words)
    where TEntity : class
{
    /// <summary>The column that they are in order of.</summary>
    protected virtual string Order => "SortName";

    /// <summary>For what is asked of a row beside its name.</summary>
    protected IDbContextFactory<EventDb> Databases => databases;

    /// <summary>What a row is called in the report.</summary>
    protected abstract Expression<Func<TEntity, BulkRow>> Row { get; }

    /// <summary>Those of the event; a table of the house says otherwise.</summary>
    protected virtual IQueryable<TEntity> Of(IQueryable<TEntity> all, Guid? eventId) =>
        all.Where(row => EF.Property<Guid>(row, "EventId") == eventId);

    protected sealed override async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Of(db.Set<TEntity>(), eventId)
            .Where(row => ids.Contains(EF.Property<Guid>(row, "Id")))
            .OrderBy(row => EF.Property<string>(row, Order))
            .ThenBy(row => EF.Property<Guid>(row, "Id"))
            .Select(Row)
            .ToListAsync(stop);
    }
}
