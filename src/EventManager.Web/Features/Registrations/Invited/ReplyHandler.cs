using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>An answer to an invitation, as typed.</summary>
internal sealed record InvitationAnswer(InvitationReply Reply, string? Guest, Person? Representative, InvitationNeeds Needs)
{
    public IReadOnlyList<GivenAnswer> Answers { get; init; } = [];

    /// <summary>When a calendar answered; null for the page, now.</summary>
    public DateTimeOffset? ByCalendarAt { get; init; }
}

/// <summary>
/// Takes the answer to an invitation by name. Who comes (or who comes instead) is seated by the queue in the transaction that notes the
/// answer; answering again replaces the answer before.
/// </summary>
internal sealed class ReplyHandler(
    RegistrationQueue queue,
    CancelRegistrationHandler cancel,
    ChangePartyHandler parties,
    NamePartyHandler names,
    ChangeAnswersHandler answers,
    AcceptOfferHandler offers,
    GiveUpSupersededHandler superseded,
    Transactions transactions,
    TimeProvider clock
)
{
    public async Task<Result<RegistrationState?>> HandleAsync(InvitedModel model, InvitationAnswer answer, CancellationToken stop)
    {
        if (model.Event.WhyOver(clock.GetUtcNow()) is { } over)
            return over;
        if (Check(model, answer) is { Count: > 0 } refusals)
            return refusals;
        if (await superseded.HandleAsync(model.Invitation.Id, stop) is { } stays)
            model = model with { Registration = stays };
        return answer.Reply is InvitationReply.No ? await DeclineAsync(model, answer, stop) : await ComeAsync(model, answer, stop);
    }

    private static List<Refusal> Check(InvitedModel model, InvitationAnswer answer)
    {
        var refusals = new List<Refusal>();
        var guest = PersonNames.Clean(answer.Guest);
        if (answer.Reply is InvitationReply.None)
            refusals.Add(InvitationRefusals.AnswerMissing);
        if (answer.Reply is InvitationReply.Yes && answer.Guest is not null)
        {
            if (!model.MayBringGuest)
                refusals.Add(InvitationRefusals.NoGuests);
            else if (guest.Length == 0)
                refusals.Add(InvitationRefusals.GuestMissing);
            else if (guest.Length > PersonNames.MaxLength)
                refusals.Add(InvitationRefusals.GuestTooLong);
        }
        if (
            answer.Reply is InvitationReply.Represented
            && MailAddressRules.Normalise(answer.Representative?.Email ?? "") == model.Invitation.NormalizedEmail
        )
            refusals.Add(InvitationRefusals.RepresentativeSame);
        if (PersonNames.Clean(answer.Needs.Dietary).Length > Invitation.MaxNeedsLength)
            refusals.Add(InvitationRefusals.NeedsTooLong.On("dietary"));
        if (PersonNames.Clean(answer.Needs.Access).Length > Invitation.MaxNeedsLength)
            refusals.Add(InvitationRefusals.NeedsTooLong.On("access"));
        return refusals;
    }

    private async Task<Result<RegistrationState?>> DeclineAsync(InvitedModel model, InvitationAnswer answer, CancellationToken stop)
    {
        // The page asks one person. A class that was registered in another way has a page of its own.
        if (model.Registration is { HasOneTicket: true } of && of.InvitationId != model.Invitation.Id)
            return InvitationRefusals.ClassRegistered;
        if (model.Registration is { } registration && await cancel.HandleAsync(registration.Id, stop) is { IsRefused: true } refused)
            return refused.Refusals.ToList();
        return await transactions.RunAsync<RegistrationState?>(
            async (db, inner) =>
            {
                if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == model.Invitation.Id, inner) is not { } invitation)
                    return InvitationRefusals.NotFound;
                invitation.Decline(new(answer.ByCalendarAt ?? clock.GetUtcNow(), answer.ByCalendarAt is not null));
                return (RegistrationState?)null;
            },
            stop
        );
    }

    private async Task<Result<RegistrationState?>> ComeAsync(InvitedModel model, InvitationAnswer answer, CancellationToken stop)
    {
        var visitor = VisitorOf(model, answer);
        var before = model.Registration;
        var isSamePerson = before is not null && before.NormalizedEmail == MailAddressRules.Normalise(visitor.Person.Email);
        // The calendar knows nothing of guest, needs and answers: they stay as they were given.
        if (isSamePerson && answer.ByCalendarAt is { } said)
            return await SettleAsync(model, before!, invitation => invitation.AcceptAgain(new(said, IsByCalendar: true)), stop);
        var wrong = RegistrationRules.Check(model.Event, visitor.Person, 1, null);
        AnswerRules.Judge(model.Questions, model.Category, answer.Answers, later: false, wrong);
        if (wrong.Count > 0)
            return wrong;
        // The same person keeps the place; another one instead gets theirs first, and only then is the old one given up.
        if (isSamePerson)
            return await AgainAsync(model, before!, visitor, stop);
        if (before is not null && await CameAsync(before, stop))
            return RegistrationRefusals.AlreadyCame;
        var result = await queue.RunAsync(new RegistrationCommand.Register(visitor), stop);
        if (result.IsRefused)
            return result.Refusals.ToList();
        if (before is not null && result.Value.State is RegistrationState.Waitlisted && before.HoldsSeats)
        {
            await cancel.HandleAsync(result.Value.Id, stop);
            await RestoreAsync(model.Invitation, stop);
            return RegistrationRefusals.SoldOut;
        }
        if (before is not null)
            await cancel.HandleAsync(before.Id, stop);
        return (RegistrationState?)result.Value.State;
    }

    /// <summary>Answers again without losing the place: with or without a guest, other needs, other answers.</summary>
    private async Task<Result<RegistrationState?>> AgainAsync(
        InvitedModel model,
        Registration before,
        RegisterVisitor visitor,
        CancellationToken stop
    )
    {
        // A class has a page of its own: what is asked here is asked of one person.
        var changed = before.HasOneTicket ? default : await ChangeAsync(before, visitor, stop);
        return changed.IsRefused
            ? changed.Refusals.ToList()
            : await SettleAsync(model, before, invitation => visitor.Reply!.Note(invitation, clock.GetUtcNow()), stop);
    }

    private async Task<Result<Done>> ChangeAsync(Registration before, RegisterVisitor visitor, CancellationToken stop)
    {
        if (
            before.PartySize != visitor.PartySize
            && await parties.HandleAsync(new ChangeParty(before.Id, visitor.PartySize), stop) is { IsRefused: true } resized
        )
            return resized;
        var named = visitor.Reply!.Guest.Length == 0 ? default : await names.SetAsync(before.Id, Guest(visitor), stop);
        return named.IsRefused ? named : await answers.HandleAsync(before.Id, visitor.Answers, stop);
    }

    /// <summary>A yes is the click that a place still waits for, in the mail or on an offer: noted alone it would hold no seat.</summary>
    private async Task<Result<RegistrationState?>> SettleAsync(
        InvitedModel model,
        Registration before,
        Action<Invitation> accept,
        CancellationToken stop
    )
    {
        var placed = await PlaceAsync(before, stop);
        if (placed.IsRefused)
            return placed.Refusals.ToList();
        return await transactions.RunAsync<RegistrationState?>(
            async (db, inner) =>
            {
                if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == model.Invitation.Id, inner) is not { } invitation)
                    return InvitationRefusals.NotFound;
                accept(invitation);
                return (RegistrationState?)placed.Value;
            },
            stop
        );
    }

    private async Task<Result<RegistrationState>> PlaceAsync(Registration before, CancellationToken stop)
    {
        if (before.State is RegistrationState.AwaitingConfirmation)
        {
            var confirmed = await queue.RunAsync(new RegistrationCommand.Confirm(before.Id, null), stop);
            return confirmed.IsRefused ? confirmed.Refusals.ToList() : confirmed.Value.State;
        }
        if (before.State is not RegistrationState.Offered)
            return before.State;
        var taken = await offers.HandleAsync(before.Id, stop);
        return taken.IsRefused ? taken.Refusals.ToList() : RegistrationState.Confirmed;
    }

    /// <summary>Whoever sits there is not sent away for somebody else.</summary>
    private async Task<bool> CameAsync(Registration before, CancellationToken stop) =>
        (await transactions.RunAsync<bool>(async (db, inner) => await RegistrationTickets.CameAsync(db, before, inner) > 0, stop)).Value;

    /// <summary>Nobody could come instead: what was answered before stays true.</summary>
    private Task<Result<Done>> RestoreAsync(Invitation before, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var invitation = await db.Invitations.SingleAsync(i => i.Id == before.Id, inner);
                var needs = new InvitationNeeds(before.DietaryNeeds, before.AccessNeeds);
                var given = new AnswerTime(before.RepliedAt ?? clock.GetUtcNow(), before.IsAnsweredByCalendar);
                if (before.Reply is InvitationReply.Represented)
                    invitation.SendSomebodyElse(before.RepresentedBy, needs, given);
                else
                    invitation.Accept(before.GuestName, needs, given);
                return default(Done);
            },
            stop
        );

    private static Dictionary<int, string?> Guest(RegisterVisitor visitor) => new() { [2] = visitor.Reply!.Guest };

    private static RegisterVisitor VisitorOf(InvitedModel model, InvitationAnswer answer)
    {
        var invitation = model.Invitation;
        var guest = answer.Reply is InvitationReply.Yes ? PersonNames.Clean(answer.Guest) : "";
        var person =
            answer.Reply is InvitationReply.Represented
                ? answer.Representative ?? new Person("", "", "")
                : NameOf(invitation.Name, invitation.Email);
        return new(model.Event.Slug, person, Languages.Current, guest.Length > 0 ? 2 : 1)
        {
            Category = model.Category,
            InvitationId = invitation.Id,
            Reply = new(guest, answer.Reply is InvitationReply.Represented ? $"{person.FirstName} {person.LastName}" : null, answer.Needs)
            {
                ByCalendarAt = answer.ByCalendarAt,
            },
            Answers = answer.Answers,
            ConfirmEmail = false,
            HasAccess = true,
        };
    }

    /// <summary>Lists of invited people have one name.</summary>
    private static Person NameOf(string name, string email) =>
        PersonNames.Parts(name) is { First.Length: > 0 } parts ? new(parts.First, parts.Last, email) : new(name, "–", email);
}
