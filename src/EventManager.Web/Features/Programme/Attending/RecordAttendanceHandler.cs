using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Attending;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions.</param>
/// <param name="RegistrationId">A registration of the same event.</param>
/// <param name="WasThere">False takes the record away.</param>
internal sealed record RecordAttendance(Guid EventId, Guid SessionId, Guid RegistrationId, bool WasThere);

internal sealed record TakeOverScans(Guid EventId, Guid SessionId, bool OnlySignedUp);

/// <summary>Records by hand, or from the door's scans, who was in a session. Doing it twice is doing it once.</summary>
internal sealed class RecordAttendanceHandler(Transactions transactions, TimeProvider clock)
{
    private const int Batch = 500;

    public Task<Result<Done>> HandleAsync(RecordAttendance command, CancellationToken stop) =>
        transactions.RunAsync<Done>(AskedRight.Organise(command.EventId), (db, token) => RecordAsync(db, command, token), stop);

    /// <summary>Answers how many were added.</summary>
    public Task<Result<int>> HandleAsync(TakeOverScans command, CancellationToken stop) =>
        transactions.RunAsync<int>(AskedRight.Organise(command.EventId), (db, token) => TakeOverAsync(db, command, token), stop);

    private async Task<Result<Done>> RecordAsync(EventDb db, RecordAttendance command, CancellationToken stop)
    {
        if (!await RowLocks.LockSessionAsync(db, command.EventId, command.SessionId, stop))
            return ProgrammeRefusals.NotFound;
        if (!await db.Registrations.AnyAsync(r => r.Id == command.RegistrationId && r.EventId == command.EventId, stop))
            return RegistrationRefusals.NotFound;
        var recorded = db.Attendances.Where(a => a.SessionId == command.SessionId && a.RegistrationId == command.RegistrationId);
        if (!command.WasThere)
            await recorded.ExecuteDeleteAsync(stop);
        else if (!await recorded.AnyAsync(stop))
            db.Add(new Attendance(command.SessionId, command.RegistrationId, AttendanceSource.Hand, clock.GetUtcNow()));
        return new Done();
    }

    private async Task<Result<int>> TakeOverAsync(EventDb db, TakeOverScans command, CancellationToken stop)
    {
        if (!await RowLocks.LockSessionAsync(db, command.EventId, command.SessionId, stop))
            return ProgrammeRefusals.NotFound;
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == command.SessionId, stop);
        var now = clock.GetUtcNow();
        for (var added = 0; ; )
        {
            var next = await AttendanceQuery.Inside(db, session, command.OnlySignedUp).OrderBy(id => id).Take(Batch).ToListAsync(stop);
            if (next.Count == 0)
                return added;
            db.AddRange(next.Select(id => new Attendance(session.Id, id, AttendanceSource.Scan, now)));
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            added += next.Count;
        }
    }
}
