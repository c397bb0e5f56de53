using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>
/// Erases who is named in a row beside the registrations, and the mails about it. The row stays blank, for what hangs on it: a company
/// its booth and its apprentices, a session its place in the programme. A link that opened it opens nothing more.
/// </summary>
internal sealed class EraseNamedRowHandler(Transactions transactions, IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid eventId, string kind, Guid id, Guid by, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            (db, inner) => EraseAsync(db, eventId, kind, id, by, inner),
            stop
        );
        await using var log = await databases.CreateDbContextAsync(stop);
        await SqliteFile.EmptyLogAsync(log, stop);
        return result;
    }

    private async Task<Result<Done>> EraseAsync(EventDb db, Guid eventId, string kind, Guid id, Guid by, CancellationToken stop)
    {
        if (await NamedRows.FindAsync(db, kind, id, db.Events.Where(e => e.Id == eventId), stop) is not { } named)
            return EventRefusals.NotFound;
        foreach (var row in await RowsAsync(db, named, stop))
            EraseOwnDataHandler.Blank(db.Entry(row), OwnDataQuery.IsOfSomebodyElse);
        await EraseOwnDataHandler.ForgetChoiceAsync(db, named.Id, stop);
        switch (named.Row)
        {
            case Exhibitor exhibitor:
                exhibitor.RevokeLink();
                break;
            case CompanyAccess company:
                company.RevokeLink();
                break;
            case Invitation invitation:
                invitation.RevokeLink();
                break;
        }
        db.Add(new AuditEntry(clock.GetUtcNow(), by, eventId, "privacy.person_erased", id, kind));
        return default(Done);
    }

    /// <summary>With the mails about it, and those to its address for the same event.</summary>
    public static async Task<List<object>> RowsAsync(EventDb db, NamedRow named, CancellationToken stop)
    {
        var addresses = NamedRows
            .AddressesOf(named.Row.GetType())
            .Select(property => property.GetValue(named.Row) as string)
            .Where(address => !string.IsNullOrEmpty(address))
            .ToList();
        var mails = await db
            .Outbox.Where(mail => mail.SubjectId == named.Id || (mail.EventId == named.Event.Id && addresses.Contains(mail.ToAddress)))
            // Those about a registration stand on its own page.
            .Where(mail => mail.SubjectId == named.Id || !db.Registrations.Any(r => r.Id == mail.SubjectId))
            .ToListAsync(stop);
        return [named.Row, .. mails];
    }
}
