using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

public enum InvitationAnswer
{
    None,
    Registered,
    Represented,
    Declined,
}

/// <summary>Somebody invited, with the answer.</summary>
/// <param name="Detail">Who comes along, or instead; empty for neither.</param>
public sealed record InvitedPerson(
    Guid Id,
    string Name,
    string Email,
    DateTimeOffset InvitedAt,
    InvitationAnswer Answer,
    string Detail,
    string Dietary,
    string Access
) : IListRow
{
    /// <summary>The answer came out of a calendar.</summary>
    public bool IsByCalendar { get; init; }

    /// <summary>When a calendar said "perhaps"; null where it did not, or something was answered since.</summary>
    public DateTimeOffset? TentativeAt { get; init; }

    /// <summary>Answers of calendars since the last one that counts, of which nothing followed.</summary>
    public int NotTaken { get; init; }
}

/// <summary>An answer of a calendar, as it was read.</summary>
public sealed record CalendarReplyLine(DateTimeOffset At, CalendarReplyOutcome Outcome);

/// <summary>How many were asked, and what they said.</summary>
public sealed record InvitedFigures(int Total, int Registered, int Declined, int Open)
{
    /// <summary>Of how many a calendar answered what could not be taken.</summary>
    public int NotTaken { get; init; }
}

/// <summary>Who is invited, and who has answered.</summary>
internal sealed class InvitationsQuery(IDbContextFactory<EventDb> databases)
{
    private const int MostReplies = 50;

    public async Task<InvitedFigures> CountAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var all = db.Invitations.AsNoTracking().Where(i => i.EventId == eventId);
        var open = Open(db, eventId);
        var registered = all.Where(i =>
            db.Registrations.Any(r =>
                r.EventId == eventId
                && r.ActiveKey != null
                && r.State != RegistrationState.AwaitingConfirmation
                && (r.InvitationId == i.Id || r.NormalizedEmail == i.NormalizedEmail)
            )
        );
        var (total, coming, unanswered) = (await all.CountAsync(stop), await registered.CountAsync(stop), await open.CountAsync(stop));
        return new(total, coming, total - coming - unanswered, unanswered) { NotTaken = await all.CountAsync(IsNotTaken(db), stop) };
    }

    /// <summary>A calendar's answer was left undone, and nothing that counts came since.</summary>
    public static Expression<Func<Invitation, bool>> IsNotTaken(EventDb db)
    {
        var undone = Undone(db);
        return i => undone.Any(r => r.InvitationId == i.Id && (i.RepliedAt == null || r.At > i.RepliedAt));
    }

    /// <summary>
    /// Answers of which nothing followed, and none did of a later one. Later is what was read later: what was taken bears the calendar's own
    /// time, which may lie before.
    /// </summary>
    private static IQueryable<CalendarReply> Undone(EventDb db) =>
        db.CalendarReplies.Where(r =>
            r.Outcome != CalendarReplyOutcome.Taken
            && r.Outcome != CalendarReplyOutcome.Tentative
            && r.Outcome != CalendarReplyOutcome.Older
            && !db.CalendarReplies.Any(later =>
                later.InvitationId == r.InvitationId
                && (later.Outcome == CalendarReplyOutcome.Taken || later.Outcome == CalendarReplyOutcome.Tentative)
                && later.At >= r.At
            )
        );

    /// <summary>What calendars answered for one, the newest first.</summary>
    public async Task<IReadOnlyList<CalendarReplyLine>> CalendarRepliesAsync(Guid eventId, Guid invitationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .CalendarReplies.AsNoTracking()
            .Where(r => r.InvitationId == invitationId && db.Invitations.Any(i => i.Id == invitationId && i.EventId == eventId))
            .OrderByDescending(r => r.At)
            .ThenBy(r => r.Id)
            .Take(MostReplies)
            .Select(r => new CalendarReplyLine(r.At, r.Outcome))
            .ToListAsync(stop);
    }

    /// <summary>Whether what somebody eats or needs is known of anybody.</summary>
    public async Task<bool> HasNeedsAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Invitations.AnyAsync(i => i.EventId == eventId && (i.DietaryNeeds != "" || i.AccessNeeds != ""), stop);
    }

    /// <summary>Those who have not answered in any way.</summary>
    public static IQueryable<Invitation> Open(EventDb db, Guid eventId) => OpenTasks.Invitations(db, eventId);

    /// <summary>Whoever accepted and cancelled later has declined.</summary>
    public static IQueryable<InvitedPerson> People(EventDb db, Guid eventId, IQueryable<Invitation> invitations)
    {
        var undone = Undone(db);
        return invitations
            .Select(i => new
            {
                Invitation = i,
                IsRegistered = db.Registrations.Any(r =>
                    r.EventId == eventId
                    && r.ActiveKey != null
                    && r.State != RegistrationState.AwaitingConfirmation
                    && (r.InvitationId == i.Id || r.NormalizedEmail == i.NormalizedEmail)
                ),
            })
            .Select(row => new InvitedPerson(
                row.Invitation.Id,
                row.Invitation.Name,
                row.Invitation.Email,
                row.Invitation.InvitedAt,
                row.IsRegistered && row.Invitation.Reply == InvitationReply.Represented ? InvitationAnswer.Represented
                    : row.IsRegistered ? InvitationAnswer.Registered
                    : row.Invitation.Reply == InvitationReply.None && row.Invitation.DeclinedAt == null ? InvitationAnswer.None
                    : InvitationAnswer.Declined,
                row.Invitation.Reply == InvitationReply.Represented ? row.Invitation.RepresentedBy : row.Invitation.GuestName,
                row.Invitation.DietaryNeeds,
                row.Invitation.AccessNeeds
            )
            {
                IsByCalendar = row.Invitation.IsAnsweredByCalendar,
                TentativeAt = row.Invitation.TentativeAt,
                NotTaken = undone.Count(r =>
                    r.InvitationId == row.Invitation.Id && (row.Invitation.RepliedAt == null || r.At > row.Invitation.RepliedAt)
                ),
            });
    }

    public async Task<Result<IReadOnlyList<InvitedLine>>> PreviewAsync(Guid eventId, string pasted, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return InvitationList.Read(pasted, await AddressesAsync(db, eventId, stop));
    }

    /// <summary>Bounded by the list's own limit: invitations are tens to hundreds.</summary>
    public static async Task<IReadOnlySet<string>> AddressesAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        (await db.Invitations.Where(i => i.EventId == eventId).Select(i => i.NormalizedEmail).ToListAsync(stop)).ToHashSet();
}
