using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

public static class RegistrationRefusals
{
    public static readonly Refusal NotFound = new("registrations.not_found");
    public static readonly Refusal SoldOut = new("registrations.sold_out");
    public static readonly Refusal Closed = new("registrations.closed");
    public static readonly Refusal NotYetOpen = new("registrations.not_yet_open");
    public static readonly Refusal AlreadyRegistered = new("registrations.already_registered") { Field = "person.email" };
    public static readonly Refusal FirstNameMissing = new("registrations.first_name_missing") { Field = "person.firstName" };
    public static readonly Refusal LastNameMissing = new("registrations.last_name_missing") { Field = "person.lastName" };
    public static readonly Refusal FirstNameTooLong = new("registrations.name_too_long", PersonNames.MaxLength)
    {
        Field = "person.firstName",
    };
    public static readonly Refusal LastNameTooLong = new("registrations.name_too_long", PersonNames.MaxLength)
    {
        Field = "person.lastName",
    };
    public static readonly Refusal EmailInvalid = new("registrations.email_invalid") { Field = "person.email" };
    public static readonly Refusal EmailNotAdmitted = new("registrations.email_not_admitted") { Field = "person.email" };
    public static readonly Refusal NotInvited = new("registrations.not_invited") { Field = "person.email" };
    public static readonly Refusal OrganisationTooLong = new("registrations.organisation_too_long", 200) { Field = "organisation" };
    public static readonly Refusal ConsentMissing = new("registrations.consent_missing") { Field = "consents" };
    public static readonly Refusal TimeSlotUnknown = new("registrations.time_slot_unknown") { Field = "timeSlotId" };
    public static readonly Refusal TimeSlotOver = new("registrations.time_slot_over") { Field = "timeSlotId" };
    public static readonly Refusal QuestionUnknown = new("registrations.question_unknown") { Field = "answers" };
    public static readonly Refusal LanguageUnknown = new("registrations.language_unknown") { Field = "language" };

    /// <summary>The field that only machines fill in was filled in.</summary>
    public static readonly Refusal TrapFilled = new("registrations.trap_filled");
    public static readonly Refusal OfferExpired = new("registrations.offer_expired");
    public static readonly Refusal NotOffered = new("registrations.not_offered");

    /// <summary>The door has let in somebody of it: a seat in which somebody sits is not given back.</summary>
    public static readonly Refusal AlreadyCame = new("registrations.already_came");

    /// <summary>It was never confirmed, is not cancelled, or its person is erased.</summary>
    public static readonly Refusal NotToReinstate = new("registrations.not_to_reinstate");

    /// <summary>The seats of a cancellation went to somebody else, or somebody waits for them.</summary>
    public static readonly Refusal SeatGone = new("registrations.seat_gone");

    /// <summary>Cancelled, expired or rejected: nothing can be done with it.</summary>
    public static readonly Refusal NotActive = new("registrations.not_active");

    /// <summary>There is nobody to write to.</summary>
    public static readonly Refusal NoAddress = new("registrations.no_address");

    /// <summary>Who waits is not overtaken, not even by the organiser's yes.</summary>
    public static readonly Refusal WaitsItsTurn = new("registrations.waits_its_turn");

    /// <summary>Confirmed, but there was no seat.</summary>
    public static readonly Refusal NowWaits = new("registrations.now_waits");

    /// <summary>Not confirmed, or a class, whose badges are printed together.</summary>
    public static readonly Refusal NoBadge = new("registrations.no_badge");
    public static readonly Refusal NotConfirmed = new("registrations.not_confirmed");
    public static readonly Refusal LinkInvalid = new("registrations.link_invalid");
    public static readonly Refusal ConfirmationExpired = new("registrations.confirmation_expired");

    public static Refusal PartySize(int most) => new Refusal("registrations.party_size", most) { Field = "partySize" };
}
