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
        var wrong = RegistrationRules.Check(model.Event, visitor.Person, 1, null);
        AnswerRules.Judge(model.Questions, model.Category, answer.Answers, later: false, wrong);
        if (wrong.Count > 0)
            return wrong;
        var before = model.Registration;
        var isSamePerson = before is not null && before.NormalizedEmail == MailAddressRules.Normalise(visitor.Person.Email);
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
        if (before.PartySize != visitor.PartySize)
        {
            var resized = await parties.HandleAsync(new ChangeParty(before.Id, visitor.PartySize), stop);
            if (resized.IsRefused)
                return resized.Refusals.ToList();
        }
        var named = visitor.Reply!.Guest.Length == 0 ? default : await names.SetAsync(before.Id, Guest(visitor), stop);
        var answered = named.IsRefused ? named : await answers.HandleAsync(before.Id, visitor.Answers, stop);
        if (answered.IsRefused)
            return answered.Refusals.ToList();
        return await transactions.RunAsync<RegistrationState?>(
            async (db, inner) =>
            {
                if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == model.Invitation.Id, inner) is not { } invitation)
                    return InvitationRefusals.NotFound;
                invitation.Accept(visitor.Reply.Guest, visitor.Reply.Needs, visitor.Reply.TimeOr(clock.GetUtcNow()));
                return (RegistrationState?)before.State;
            },
            stop
        );
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
