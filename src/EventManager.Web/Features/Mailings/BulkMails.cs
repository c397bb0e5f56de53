using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

/// <summary>What every action on chosen mails shares: which they are, and who may.</summary>
internal sealed class BulkMails(
    IDbContextFactory<EventDb> databases,
    IStringLocalizer<TaskText> text,
    IStringLocalizer<MailingsText> kinds,
    RefusalWords words
)
{
    public IStringLocalizer<TaskText> Text => text;

    public RefusalWords Words => words;

    public async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Outbox.Where(m => m.EventId == eventId && ids.Contains(m.Id))
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.ToAddress,
                m.Kind,
            })
            .ToListAsync(stop);
        return found.ConvertAll(m => new BulkRow(m.Id, $"{m.ToAddress} ({MailKindWords.Say(kinds, m.Kind)})"));
    }

    public async Task<bool> IsWithheldAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Outbox.AnyAsync(m => m.Id == id && m.State == OutboxState.Withheld, stop);
    }
}
