using EventManager.Domain.Common;

namespace EventManager.Domain.Programme;

public static class ProgrammeRefusals
{
    public static readonly Refusal NotFound = new("programme.not_found");
    public static readonly Refusal Full = new("programme.full");
    public static readonly Refusal NoSignUp = new("programme.no_sign_up");
    public static readonly Refusal NotConfirmed = new("programme.not_confirmed");
    public static readonly Refusal Started = new("programme.started");
    public static readonly Refusal TitleMissing = new("programme.title_missing") { Field = "title" };
    public static readonly Refusal TitleTooLong = new("programme.title_too_long", SessionRules.MaxTitleLength) { Field = "title" };
    public static readonly Refusal DescriptionTooLong = new("programme.description_too_long", SessionRules.MaxDescriptionLength)
    {
        Field = "description",
    };
    public static readonly Refusal OutsideEvent = new("programme.outside_event") { Field = "startsAt" };
    public static readonly Refusal EndsBeforeStart = new("programme.ends_before_start") { Field = "endsAt" };
    public static readonly Refusal CapacityOutOfRange = new("programme.capacity_out_of_range", SessionRules.MaxCapacity)
    {
        Field = "capacity",
    };
    public static readonly Refusal RoomUnknown = new("programme.room_unknown") { Field = "roomId" };
    public static readonly Refusal LeadNameMissing = new("programme.lead_name_missing") { Field = "leads" };
    public static readonly Refusal LeadEmailInvalid = new("programme.lead_email_invalid") { Field = "leads" };
    public static readonly Refusal ChangedByAnother = new("programme.changed_by_another");

    /// <summary>People were there, or minutes were written: a session that took place is not deleted.</summary>
    public static readonly Refusal TookPlace = new("programme.took_place");

    /// <param name="chosen">The session that is at the same time.</param>
    public static Refusal Overlaps(string chosen) => new("programme.overlaps", chosen);

    /// <param name="room">The room's name.</param>
    /// <param name="other">The session that is there already.</param>
    /// <param name="when">Its time, in words.</param>
    public static Refusal RoomTaken(string room, string other, string when) =>
        new Refusal("programme.room_taken", room, other, when) { Field = "roomId" };

    /// <param name="taken">Places that are given.</param>
    public static Refusal BelowTaken(int taken) => new Refusal("programme.capacity_below_taken", taken) { Field = "capacity" };
}

public static class MinutesRefusals
{
    public static readonly Refusal TaskGone = new("minutes.task_gone");
    public static readonly Refusal Empty = new("minutes.empty") { Field = "markdown" };
    public static readonly Refusal TooLong = new("minutes.too_long", MinutesRules.MaxTextLength) { Field = "markdown" };
    public static readonly Refusal ListTooLong = new("minutes.list_too_long", MinutesRules.MaxListLength) { Field = "tasks" };
    public static readonly Refusal NewerRevision = new("minutes.newer_revision");
    public static readonly Refusal NotApproved = new("minutes.not_approved");
    public static readonly Refusal NobodyToSend = new("minutes.nobody_to_send");
}
