using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>What a registration brings beside name and seats (answers, guardian, reply to an invitation), for one batch of the queue.</summary>
internal sealed class RegistrationBatchForms
{
    private readonly EventDb db;
    private readonly DateTimeOffset now;
    private ILookup<Guid, Question> questions = Array.Empty<Question>().ToLookup(q => q.EventId);
    private ILookup<Guid, Answer> stored = Array.Empty<Answer>().ToLookup(a => a.RegistrationId);
    private HashSet<(Guid EventId, string Code)> approved = [];
    private readonly Dictionary<Guid, (Invitation Invitation, GivenReply Reply)> replies = [];

    private RegistrationBatchForms(EventDb db, DateTimeOffset now)
    {
        this.db = db;
        this.now = now;
    }

    public static async Task<RegistrationBatchForms> LoadAsync(
        EventDb db,
        RegistrationBatchRecords records,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var forms = new RegistrationBatchForms(db, now);
        var events = records.Events.Select(e => e.Id).ToList();
        if (events.Count == 0)
            return forms;
        forms.approved = (
            await db
                .Categories.Where(c => events.Contains(c.EventId) && c.NeedsApproval)
                .Select(c => new { c.EventId, c.Code })
                .ToListAsync(stop)
        )
            .Select(c => (c.EventId, c.Code))
            .ToHashSet();
        var classes = records.Written.Where(id => records.Awaiting(id) is { HasOneTicket: true }).ToList();
        if (classes.Count > 0)
            await db.ClassBookings.Where(c => classes.Contains(c.RegistrationId)).LoadAsync(stop);
        if (!await db.Questions.AnyAsync(q => events.Contains(q.EventId), stop))
            return forms;
        forms.questions = (await QuestionsQuery.Ordered(db).Where(q => events.Contains(q.EventId)).ToListAsync(stop)).ToLookup(q =>
            q.EventId
        );
        if (records.Written.Count > 0)
            forms.stored = (
                await db.Answers.AsNoTracking().Where(a => records.Written.Contains(a.RegistrationId)).ToListAsync(stop)
            ).ToLookup(a => a.RegistrationId);
        return forms;
    }

    /// <summary>True where the organiser decides on each registration of the category.</summary>
    public bool NeedsApproval(Registration registration) => approved.Contains((registration.EventId, registration.CategoryCode));

    /// <summary>All that is wrong with answers and guardian is added to the refusals.</summary>
    public List<JudgedAnswer> Judge(Event @event, RegisterVisitor visitor, string category, List<Refusal> refusals)
    {
        // A class's pupils are not named; its school has asked their parents. Who is invited by name is known to the organiser.
        if (visitor.Class is null)
            refusals.AddRange(
                GuardianRules.Check(
                    @event,
                    visitor.IsMinor,
                    visitor.GuardianEmail,
                    visitor.Person.Email,
                    visitor.AnswersLater || visitor.InvitationId is not null
                )
            );
        return AnswerRules.Judge([.. questions[@event.Id]], category, visitor.Answers, visitor.AnswersLater, refusals);
    }

    /// <summary>What a newcomer brings along; written with the registration or not at all.</summary>
    public async Task KeepAsync(
        Event @event,
        Registration registration,
        RegisterVisitor visitor,
        IReadOnlyList<JudgedAnswer> answers,
        CancellationToken stop
    )
    {
        AnswerRows.Add(db, registration.Id, answers, now);
        registration.CompanyAccessId = visitor.CompanyAccessId;
        if (@event.GuardianConsentUnderAge is not null && visitor.IsMinor == true)
            registration.AskGuardian(visitor.GuardianEmail, now);
        else if (@event.GuardianConsentUnderAge is not null && visitor is { IsMinor: null, Class: null })
            registration.LeaveAgeUnsaid();
        if (visitor is not { InvitationId: { } id, Reply: { } reply })
            return;
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.EventId == @event.Id, stop) is not { } invitation)
            return;
        registration.InvitationId = id;
        // Who comes instead was not asked by calendar.
        if (invitation.AsksByCalendar && registration.NormalizedEmail == invitation.NormalizedEmail)
            registration.GoOnWithInvitationsEntry(
                await db
                    .Registrations.Where(r => r.InvitationId == id && r.HasInvitationsEntry)
                    .MaxAsync(r => (int?)r.CalendarSequence, stop)
                    ?? 0
            );
        replies[registration.Id] = (invitation, reply);
        if (reply.Guest.Length > 0)
            db.PartyMembers.Add(new PartyMember(registration.Id, 2, reply.Guest));
    }

    /// <summary>The registration is kept: what hangs on that is done with it.</summary>
    public void Settle(Registration registration)
    {
        if (replies.Remove(registration.Id, out var given))
            given.Reply.Note(given.Invitation, now);
    }

    /// <summary>A newcomer was turned away: nothing is kept.</summary>
    public void Drop(Registration registration)
    {
        replies.Remove(registration.Id);
        foreach (var answer in db.Answers.Local.Where(a => a.RegistrationId == registration.Id).ToList())
            db.Entry(answer).State = EntityState.Detached;
        foreach (var file in db.Files.Local.Where(f => f.RegistrationId == registration.Id).ToList())
            db.Entry(file).State = EntityState.Detached;
        foreach (var member in db.PartyMembers.Local.Where(m => m.RegistrationId == registration.Id).ToList())
            db.Entry(member).State = EntityState.Detached;
    }

    /// <summary>What the door should know of a registration.</summary>
    public string Notes(Registration registration) =>
        TicketNotes.Of(
            registration,
            questions[registration.EventId],
            stored[registration.Id].Concat(db.Answers.Local.Where(a => a.RegistrationId == registration.Id)),
            TicketNotes.ClassOf(db, registration)
        );
}
