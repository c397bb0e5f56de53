using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>What an invitation's link opens.</summary>
/// <param name="Registration">The one that answers it, while it counts.</param>
/// <param name="Category">The ticket category of who is invited.</param>
internal sealed record InvitedModel(
    Invitation Invitation,
    Event Event,
    Registration? Registration,
    string Category,
    bool MayBringGuest,
    IReadOnlyList<Question> Questions
);

/// <summary>An invitation that a calendar answers.</summary>
/// <param name="Model">As its page would show it.</param>
/// <param name="LastAnswerAt">When it was last answered or given up in any way; null where never.</param>
/// <param name="Sequence">What the newest version of its entry carries.</param>
internal sealed record AskedByCalendar(InvitedModel Model, DateTimeOffset? LastAnswerAt, int Sequence)
{
    /// <summary>
    /// The event has changed since the version that is answered. An entry counts changes of the registration too (<see cref="Registration.CalendarSequence"/>):
    /// where the event never changed, an older version says nothing else.
    /// </summary>
    public bool IsOutdated(int answered) => Model.Event.CalendarSequence > 0 && answered < Sequence;
}

internal sealed class InvitedQuery(IDbContextFactory<EventDb> databases, PersonalLinks links)
{
    /// <summary>Null where the token opens nothing, or the event is not out yet.</summary>
    public async Task<InvitedModel?> OpenAsync(string token, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } invitation)
            return null;
        return links.IsValid(token, LinkPurpose.Invitation, id, invitation.LinkVersion) ? await ModelAsync(db, invitation, stop) : null;
    }

    /// <summary>Without a link: the caller has seen a signature. Null where there is none, or the event is not out yet.</summary>
    public async Task<AskedByCalendar?> FindAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (
            await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } invitation
            || await ModelAsync(db, invitation, stop) is not { } model
        )
            return null;
        var own = await db
            .Registrations.Where(r => r.InvitationId == id && r.HasInvitationsEntry)
            .MaxAsync(r => (int?)r.CalendarSequence, stop);
        return new(model, await LastAnswerAsync(db, invitation, stop), model.Event.CalendarSequence + (own ?? 0));
    }

    /// <summary>
    /// What came by the invitation has its time there, even a calendar's own; but who accepted and then cancelled on the ticket's page has answered
    /// then. So has who registered, or gave up, in another way.
    /// </summary>
    private static async Task<DateTimeOffset?> LastAnswerAsync(EventDb db, Invitation invitation, CancellationToken stop)
    {
        var comes = invitation.Reply is InvitationReply.Yes or InvitationReply.Represented;
        var others = await db
            .Registrations.Where(r => r.EventId == invitation.EventId)
            .Where(r => r.InvitationId == invitation.Id || r.NormalizedEmail == invitation.NormalizedEmail)
            .Select(r => new
            {
                IsByInvitation = r.InvitationId == invitation.Id,
                r.CreatedAt,
                r.CancelledAt,
            })
            .ToListAsync(stop);
        return others
            .SelectMany(one =>
                one.IsByInvitation ? [comes ? one.CancelledAt : null] : new DateTimeOffset?[] { one.CreatedAt, one.CancelledAt }
            )
            .Append(invitation.RepliedAt)
            .Max();
    }

    private static async Task<InvitedModel?> ModelAsync(EventDb db, Invitation invitation, CancellationToken stop)
    {
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == invitation.EventId, stop);
        if (!@event.IsVisible)
            return null;
        var category = await db
            .Categories.AsNoTracking()
            .SingleOrDefaultAsync(c => c.EventId == @event.Id && c.Code == TicketCategory.Invited, stop);
        return new(
            invitation,
            @event,
            await Registrations(db, invitation).AsNoTracking().FirstOrDefaultAsync(stop),
            category?.Code ?? TicketCategory.Visitor,
            (category?.MaxPartySize ?? @event.MaxPartySize) > 1,
            await QuestionsQuery.OfEventAsync(db, @event.Id, stop)
        );
    }

    /// <summary>What counts as the answer: who came by the invitation, or registered with its address in another way.</summary>
    public static IQueryable<Registration> Registrations(EventDb db, Invitation invitation) =>
        db
            .Registrations.Where(r => r.EventId == invitation.EventId && r.ActiveKey != null)
            .Where(r => r.InvitationId == invitation.Id || r.NormalizedEmail == invitation.NormalizedEmail)
            .OrderBy(r => r.InvitationId == invitation.Id ? 0 : 1);
}
