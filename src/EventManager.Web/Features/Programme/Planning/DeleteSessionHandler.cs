using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Planning;

internal sealed record DeleteSession(Guid EventId, Guid SessionId)
{
    /// <summary>Who asks; null for the program itself.</summary>
    public Guid? By { get; init; }
}

/// <summary>Takes a session out of the programme and tells everybody who has a place in it. Answers how many are told.</summary>
internal sealed class DeleteSessionHandler(Transactions transactions, TimeProvider clock, OutboxSignal signal)
{
    public async Task<Result<int>> HandleAsync(DeleteSession command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<int>(
            AskedRight.Plan(command.EventId),
            (db, token) => DeleteAsync(db, command, token),
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }

    private async Task<Result<int>> DeleteAsync(EventDb db, DeleteSession command, CancellationToken stop)
    {
        var session = await db
            .Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == command.SessionId && s.EventId == command.EventId, stop);
        if (session is null)
            return ProgrammeRefusals.NotFound;
        if (session.SeatPoolId is { } poolId)
        {
            // Closed before its places are read: whoever is signing up at this moment is among them, or is refused.
            await db.SeatPools.Where(p => p.Id == poolId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Capacity, 0), stop);
        }
        await RowLocks.LockSessionAsync(db, command.EventId, session.Id, stop);
        if (
            await db.Minutes.AnyAsync(m => m.SessionId == session.Id, stop)
            || await db.Attendances.AnyAsync(a => a.SessionId == session.Id, stop)
        )
            return ProgrammeRefusals.TookPlace;

        var told = await TellAsync(db, session, stop);
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, session.EventId, "session.deleted", session.Id, ""));
        await db.SaveChangesAsync(stop);
        await db.SessionPlaces.Where(p => p.SessionId == session.Id).ExecuteDeleteAsync(stop);
        await db.Sessions.Where(s => s.Id == session.Id).ExecuteDeleteAsync(stop);
        await db.SeatPools.Where(p => p.Id == session.SeatPoolId).ExecuteDeleteAsync(stop);
        return told;
    }

    private async Task<int> TellAsync(EventDb db, Session session, CancellationToken stop)
    {
        var people = await db
            .SessionPlaces.Where(p => p.SessionId == session.Id)
            .Join(db.Registrations, p => p.RegistrationId, r => r.Id, (_, r) => r)
            .Select(r => new
            {
                r.Id,
                r.Email,
                Name = r.FirstName + " " + r.LastName,
                r.Language,
            })
            .ToListAsync(stop);
        // The session is gone when the mail is written: what it says goes along.
        string About(string language) =>
            JsonSerializer.Serialize(new SessionCancelledMail.About(Short(session.Title.In(language)), session.StartsAt, session.EndsAt));
        var now = clock.GetUtcNow();
        var mails = people.Select(person => new OutboxMail(SessionCancelledMail.Name, person.Email, person.Name, person.Language, now)
        {
            EventId = session.EventId,
            SubjectId = person.Id,
            Arguments = About(person.Language),
            OnceKey = $"session-cancelled:{session.Id:N}:{person.Id:N}",
        });
        if (people.Count > 0)
            await BuiltInMails.BeginAsync(db, session.EventId, SessionCancelledMail.Name, now, stop);
        await BuiltInMails.AddAsync(db, [.. mails.Select(mail => new HappenedMail(mail, session.Id, now))], now, stop);
        return people.Count;
    }

    /// <summary>JSON can take six characters for one; a column of 4,000 must hold the title.</summary>
    private static string Short(string title) => title.Length <= 600 ? title : CleanText.Cut(title, 599) + "…";
}
