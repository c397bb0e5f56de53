using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

/// <summary>What has been written to whom, as a table: of an event, or for administrators of none.</summary>
internal abstract class MailTable(IDbContextFactory<EventDb> databases, IStringLocalizer<MailingsText> text) : ITable
{
    private static readonly string[] Columns = ["Kind", "Recipient", "State", "Time", "Attempts", "LastError"];

    public abstract string Name { get; }

    public abstract TaskRight Right { get; }

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Outbox.CountAsync(m => m.EventId == eventId, stop);
    }

    public async Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.Slug, e.TimeZone }).SingleOrDefaultAsync(stop);
        return new(
            @event is null ? "mails" : $"mails-{@event.Slug}",
            Columns.Select(column => text[column].Value),
            RowsAsync(eventId, @event?.TimeZone ?? Zone.Default, stop)
        );
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid? eventId,
        string zone,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var mail in ListMails.Lines(db, eventId).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                MailKindWords.Say(text, mail),
                mail.ToAddress.Length > 0 ? mail.ToAddress : text["AddressDeleted"],
                text["State" + mail.State],
                TableCell.At(mail.Moment, zone),
                mail.Attempts,
                MailErrorWords.Say(text, mail.LastError),
            ];
        }
    }
}

internal sealed class EventMailTable(IDbContextFactory<EventDb> databases, IStringLocalizer<MailingsText> text) : MailTable(databases, text)
{
    public override string Name => "mails";

    public override TaskRight Right => TaskRight.EventOrganiser;
}

internal sealed class HouseMailTable(IDbContextFactory<EventDb> databases, IStringLocalizer<MailingsText> text) : MailTable(databases, text)
{
    public override string Name => "house-mails";

    public override TaskRight Right => TaskRight.Administrator;
}
