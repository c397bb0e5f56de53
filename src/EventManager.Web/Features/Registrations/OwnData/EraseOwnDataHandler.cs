using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>
/// Erases now what the clean-up would erase later: everything that is declared as personal in the rows of one registration. The rows
/// stay blank, for counting; answers, files and news by mail go. Who still has a place gives it back first.
/// </summary>
internal sealed class EraseOwnDataHandler(
    CancelRegistrationHandler cancel,
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    TimeProvider clock
)
{
    /// <param name="registrationId">Whose.</param>
    /// <param name="stop">Ends the erasing.</param>
    /// <param name="by">The organiser who does it for somebody; null where the person does.</param>
    public async Task<Result<Done>> HandleAsync(Guid registrationId, CancellationToken stop, Guid? by = null)
    {
        if (by is not null && await WhyNotAsync(registrationId, stop) is { } notYours)
            return notYours;
        var given = await cancel.HandleAsync(registrationId, stop);
        // Who came, or whose event is over, has no place to give back.
        if (given.IsRefused && given.Refusal == RegistrationRefusals.NotFound)
            return given;
        var result = await transactions.RunAsync<Done>((db, inner) => EraseAsync(db, registrationId, by, inner), stop);
        await using var log = await databases.CreateDbContextAsync(stop);
        await SqliteFile.EmptyLogAsync(log, stop);
        return result;
    }

    private async Task<Refusal?> WhyNotAsync(Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var eventId = await db.Registrations.Where(r => r.Id == registrationId).Select(r => r.EventId).SingleOrDefaultAsync(stop);
        return await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop);
    }

    private async Task<Result<Done>> EraseAsync(EventDb db, Guid id, Guid? by, CancellationToken stop)
    {
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } registration)
            return RegistrationRefusals.NotFound;
        var rows = await OwnDataQuery.RowsAsync(db, registration, stop);
        // An organiser of one event ends nothing that is between the house and the address.
        var news = by is null ? rows.OfType<NewsSubscription>().ToList() : [];
        foreach (var row in rows.Where(row => by is null || !OwnDataQuery.IsNews(row)))
            Blank(db.Entry(row));
        db.AddRange(news.Where(one => one.IsConfirmed).Select(one => one.Ended(ChoiceWay.Page, "erased", clock.GetUtcNow())));
        await ForgetChoiceAsync(db, id, stop);
        // What the API answered about it is stored for a day, with the registration's id in it.
        var text = id.ToString();
        db.RemoveRange(await db.IdempotentAnswers.Where(answer => answer.Body.Contains(text)).ToListAsync(stop));
        db.Add(new AuditEntry(clock.GetUtcNow(), by, registration.EventId, "privacy.person_erased", id, ""));
        return default(Done);
    }

    /// <summary>That somebody was chosen for a mailing goes with them.</summary>
    internal static Task ForgetChoiceAsync(EventDb db, Guid id, CancellationToken stop) =>
        db.MailSelectionPeople.Where(p => p.PersonId == id).ExecuteDeleteAsync(stop);

    /// <param name="row">Loses all that is declared as personal.</param>
    /// <param name="stays">Fields (<c>Registration.Email</c>) that are somebody else's; null where there are none.</param>
    internal static void Blank(EntityEntry row, Func<string, bool>? stays = null)
    {
        if (row.Entity is Answer or StoredFile or NewsSubscription)
        {
            row.State = EntityState.Deleted;
            return;
        }
        foreach (var (property, _) in PersonalFields.Of(row.Entity.GetType()))
        {
            if (stays?.Invoke($"{row.Entity.GetType().Name}.{property.Name}") == true)
                continue;
            var field = row.Property(property.Name);
            field.CurrentValue = field.Metadata.IsNullable ? null : "";
        }
        // Unique within an event, so the row's own id stands in for the address.
        if (row.Entity is Invitation invitation)
            row.Property(nameof(Invitation.NormalizedEmail)).CurrentValue = invitation.Id.ToString();
        if (row.Entity is OutboxMail { State: OutboxState.Queued or OutboxState.Retrying })
            row.Property(nameof(OutboxMail.State)).CurrentValue = OutboxState.Withheld;
    }
}
