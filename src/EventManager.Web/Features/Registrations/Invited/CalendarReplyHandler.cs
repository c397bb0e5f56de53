using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Mail.Imap;
using EventManager.Mail.Replies;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>
/// A calendar's answer to an invitation: the same act as the answer on its page, with the same limits. It counts where the invited address sent it
/// about an entry that we signed, and nothing newer was answered meanwhile. What cannot be done is told to the invited address, once a day.
/// </summary>
internal sealed class CalendarReplyHandler(
    InvitedQuery query,
    ReplyHandler replies,
    GiveUpSupersededHandler superseded,
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    OutboxSignal signal,
    TimeProvider clock
) : ICalendarReplyTaker
{
    public async Task<AfterReading> TakeAsync(ReceivedReply reply, CancellationToken stop)
    {
        var found = reply.EntryId is { } id ? await query.FindAsync(id, stop) : null;
        // Whose data are erased is nobody's any more.
        if (found is { Model.Invitation.Email.Length: 0 })
            found = null;
        // What names nothing of ours stays in the mailbox: somebody may want to look.
        var after = found is null ? AfterReading.Keep : AfterReading.Remove;
        if (await IsKnownAsync(reply, stop))
            return after;
        // Also where the very same answer was being done when the program stopped.
        if (found is not null && await superseded.HandleAsync(found.Model.Invitation.Id, stop) is not null)
            found = await query.FindAsync(found.Model.Invitation.Id, stop) is { } now
                ? now with
                {
                    LastAnswerAt = found.LastAnswerAt,
                }
                : null;
        var outcome = found is null
            ? CalendarReplyOutcome.Unknown
            : await Languages.InAsync(Languages.Default.Code, () => JudgeAsync(found, reply, stop));
        await RecordAsync(reply, found?.Model, outcome, stop);
        return after;
    }

    private async Task<CalendarReplyOutcome> JudgeAsync(AskedByCalendar found, ReceivedReply reply, CancellationToken stop)
    {
        var (model, now) = (found.Model, clock.GetUtcNow());
        var invited = model.Invitation.NormalizedEmail;
        if (MailAddressRules.Normalise(reply.From) != invited || MailAddressRules.Normalise(reply.Attendee) != invited)
            return CalendarReplyOutcome.OtherPerson;
        if (reply.IsRefuted)
            return CalendarReplyOutcome.Unauthenticated;
        // As on the page, which has no form then.
        if (model.Event.WhyClosedByHand(now) is not null)
            return CalendarReplyOutcome.Late;
        // A clock that runs ahead must not win against what is answered on the page later.
        var at = reply.At is { } said && said < now ? said : now;
        if (found.LastAnswerAt is { } last && at <= last)
            return IsContradicted(model, reply.Answer) ? CalendarReplyOutcome.Overtaken : CalendarReplyOutcome.Older;
        if (reply.Answer is CalendarAnswer.Other)
            return CalendarReplyOutcome.NotAnAnswer;
        if (found.IsOutdated(reply.Sequence))
            return CalendarReplyOutcome.Changed;
        return reply.Answer switch
        {
            CalendarAnswer.Accepted => await ComeAsync(model, at, stop),
            CalendarAnswer.Declined => await StayAwayAsync(model, at, stop),
            _ => await NoteTentativeAsync(model, at, stop),
        };
    }

    /// <summary>What counts says the opposite. Who sends somebody else declines the own appointment without taking anything back.</summary>
    private static bool IsContradicted(InvitedModel model, CalendarAnswer answer) =>
        answer switch
        {
            CalendarAnswer.Accepted => model.Registration is null or { State: RegistrationState.AwaitingConfirmation },
            CalendarAnswer.Declined => model is { Registration: not null, Invitation.Reply: not InvitationReply.Represented },
            _ => false,
        };

    /// <summary>One appointment says nothing of a class that waits for its click.</summary>
    private async Task<CalendarReplyOutcome> ComeAsync(InvitedModel model, DateTimeOffset at, CancellationToken stop) =>
        model.Registration is { State: RegistrationState.AwaitingConfirmation, HasOneTicket: true }
            ? CalendarReplyOutcome.NotPossible
            : await AnswerAsync(model, InvitationReply.Yes, at, stop);

    /// <summary>
    /// Who sends somebody else declines the own appointment, and means nothing else by it. A registration that was made in another way has an
    /// entry of its own: declining this one does not give it up.
    /// </summary>
    private async Task<CalendarReplyOutcome> StayAwayAsync(InvitedModel model, DateTimeOffset at, CancellationToken stop) =>
        model.Registration is { } registration && registration.InvitationId != model.Invitation.Id ? CalendarReplyOutcome.NotPossible
        : model is { Invitation.Reply: InvitationReply.Represented, Registration: not null } ? CalendarReplyOutcome.Taken
        : await AnswerAsync(model, InvitationReply.No, at, stop);

    private async Task<CalendarReplyOutcome> AnswerAsync(
        InvitedModel model,
        InvitationReply reply,
        DateTimeOffset at,
        CancellationToken stop
    )
    {
        var answer = new InvitationAnswer(reply, null, null, new("", "")) { ByCalendarAt = at };
        var result = await replies.HandleAsync(model, answer, stop);
        return result.IsRefused ? CalendarRefusals.OutcomeOf(result.Refusals) : CalendarReplyOutcome.Taken;
    }

    private async Task<CalendarReplyOutcome> NoteTentativeAsync(InvitedModel model, DateTimeOffset at, CancellationToken stop)
    {
        var done = await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == model.Invitation.Id, inner) is not { } invitation)
                    return InvitationRefusals.NotFound;
                invitation.NoteTentative(at);
                return default(Done);
            },
            stop
        );
        return done.IsRefused ? CalendarReplyOutcome.NotPossible : CalendarReplyOutcome.Tentative;
    }

    private async Task<bool> IsKnownAsync(ReceivedReply reply, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.CalendarReplies.AnyAsync(r => r.Id == reply.Key, stop);
    }

    private async Task RecordAsync(ReceivedReply reply, InvitedModel? model, CalendarReplyOutcome outcome, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                if (await db.CalendarReplies.AnyAsync(r => r.Id == reply.Key, inner))
                    return default(Done);
                db.Add(new CalendarReply(reply.Key, model?.Invitation.Id, outcome, now));
                // Of what is over or called off there is nothing left to answer.
                if (model is not null && model.Event.WhyOver(now) is null && CalendarReply.NotTaken.Contains(outcome))
                    await UntakenReplyMail.QueueAsync(db, model.Invitation, outcome, now, inner);
                return default(Done);
            },
            stop
        );
        signal.Send();
    }
}
