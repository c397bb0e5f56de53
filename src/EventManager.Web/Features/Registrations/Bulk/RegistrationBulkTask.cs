using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>What every action on chosen registrations shares: which they are.</summary>
internal sealed class BulkRegistrations(IDbContextFactory<EventDb> databases, IStringLocalizer<TaskText> text, RefusalWords words)
{
    public IStringLocalizer<TaskText> Text => text;

    public RefusalWords Words => words;

    /// <summary>As the lists of registrations offer it.</summary>
    public static BulkAction Action(IStringLocalizer<RegistrationText> say, string kind, string key) =>
        new(kind, say["Bulk." + key], count => say.Plural($"Bulk.{key}Title", count), say[$"Bulk.{key}Text"]);

    public async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Registrations.Where(r => r.EventId == eventId && ids.Contains(r.Id))
            .OrderBy(r => r.SortName)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.FirstName,
                r.LastName,
            })
            .ToListAsync(stop);
        return found.ConvertAll(r => new BulkRow(r.Id, (r.LastName.Length > 0 ? r.LastName + ", " : "") + r.FirstName));
    }

    /// <summary>Read for each row just before: others work at the same time.</summary>
    public async Task<RegistrationState?> StateAsync(Guid eventId, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Registrations.Where(r => r.Id == id && r.EventId == eventId)
            .Select(r => (RegistrationState?)r.State)
            .SingleOrDefaultAsync(stop);
    }
}

/// <inheritdoc />
internal abstract class RegistrationBulkTask(BulkRegistrations chosen) : BulkTask(chosen.Text, chosen.Words)
{
    protected override Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop) =>
        chosen.FindAsync(eventId, ids, stop);
}
