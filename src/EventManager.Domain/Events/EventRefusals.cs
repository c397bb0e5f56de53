using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

public static class EventRefusals
{
    public static readonly Refusal NotFound = new("events.not_found");
    public static readonly Refusal Cancelled = new("events.cancelled");
    public static readonly Refusal Finished = new("events.finished");
    public static readonly Refusal NotADraft = new("events.not_a_draft");

    /// <summary>A draft for which somebody is registered is kept.</summary>
    public static readonly Refusal DraftHasPeople = new("events.draft_has_people");
    public static readonly Refusal NotPublished = new("events.not_published");
    public static readonly Refusal NotCancelled = new("events.not_cancelled");
    public static readonly Refusal PlaceMissing = new("events.place_missing") { Field = "venueId" };
    public static readonly Refusal NotOver = new("events.not_over");
    public static readonly Refusal TitleMissing = new("events.title_missing") { Field = "title" };
    public static readonly Refusal DateUnchanged = new("events.date_unchanged") { Field = "startsAt" };
    public static readonly Refusal DateInThePast = new("events.date_in_the_past") { Field = "startsAt" };
    public static readonly Refusal DateOutOfRange = new("events.date_out_of_range") { Field = "startsAt" };
    public static readonly Refusal EndsBeforeStart = new("events.ends_before_start") { Field = "endsAt" };
    public static readonly Refusal PostponeInstead = new("events.postpone_instead") { Field = "startsAt" };
    public static readonly Refusal WindowOutsideEvent = new("events.window_outside_event") { Field = "registrationClosesAt" };
    public static readonly Refusal SlugTaken = new("events.slug_taken") { Field = "slug" };
    public static readonly Refusal SlugInvalid = new("events.slug_invalid") { Field = "slug" };
    public static readonly Refusal TitleTooLong = new("events.title_too_long", 200) { Field = "title" };
    public static readonly Refusal PriceInvalid = new("events.price_invalid") { Field = "price" };
    public static readonly Refusal TextTooLong = new("events.text_too_long");
    public static readonly Refusal DateMissing = new("events.date_missing") { Field = "startsAt" };
    public static readonly Refusal ContactInvalid = new("events.contact_invalid") { Field = "contactEmail" };
    public static readonly Refusal DomainsMissing = new("events.domains_missing") { Field = "companyDomains" };
    public static readonly Refusal VenueUnknown = new("events.venue_unknown") { Field = "venueId" };
    public static readonly Refusal SourceUnknown = new("events.source_unknown") { Field = "source" };
    public static readonly Refusal SlotInUse = new("events.slot_in_use") { Field = "slots" };
    public static readonly Refusal SlotInvalid = new("events.slot_invalid") { Field = "slots" };
    public static readonly Refusal SlotBelowTaken = new("events.slot_below_taken") { Field = "slots" };
    public static readonly Refusal NotAllowed = new("events.not_allowed");
    public static readonly Refusal HasNoLink = new("events.has_no_link");
    public static readonly Refusal AccountUnknown = new("events.account_unknown") { Field = "staffEmail" };
    public static readonly Refusal InTeamAlready = new("events.in_team_already") { Field = "staffEmail" };
    public static readonly Refusal TeamChanged = new("events.team_changed");
    public static readonly Refusal LastOrganiser = new("events.last_organiser");
    public static readonly Refusal NobodyToInvite = new("events.nobody_to_invite") { Field = "invitations" };

    /// <param name="most">People in one list.</param>
    public static Refusal TooManyToInvite(int most) => new Refusal("events.too_many_to_invite", most) { Field = "invitations" };

    public static readonly Refusal TemplateSessionInvalid = new("events.template_session_invalid") { Field = "sessions" };
    public static readonly Refusal ChangedByAnother = new("events.changed_by_another");
    public static readonly Refusal CapacityBelowTaken = new("events.capacity_below_taken") { Field = "capacity" };

    public static Refusal NumberBetween(int least, int most, string field) => new Refusal("events.number_between", least, most).On(field);
}
