using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>Why a class, a group or another number of people is not taken.</summary>
public static class PartyRefusals
{
    public static readonly Refusal CategoryUnknown = new("registrations.category_unknown") { Field = "category" };
    public static readonly Refusal ClassMissing = new("registrations.class_missing") { Field = "class" };
    public static readonly Refusal SchoolMissing = new("registrations.school_missing") { Field = "class.schoolName" };
    public static readonly Refusal SchoolTooLong = new("registrations.text_too_long", School.MaxNameLength) { Field = "class.schoolName" };
    public static readonly Refusal ClassNameMissing = new("registrations.class_name_missing") { Field = "class.className" };
    public static readonly Refusal ClassNameTooLong = new("registrations.text_too_long", ClassBooking.MaxClassLength)
    {
        Field = "class.className",
    };
    public static readonly Refusal LevelTooLong = new("registrations.text_too_long", ClassBooking.MaxLevelLength) { Field = "class.level" };
    public static readonly Refusal NeedsTooLong = new("registrations.text_too_long", ClassBooking.MaxNeedsLength) { Field = "class.needs" };
    public static readonly Refusal TooManyWishes = new("registrations.too_many_wishes", RegistrationRules.MostWishes)
    {
        Field = "wishedSlots",
    };

    /// <summary>Waiting would be in vain: there are not so many seats, even if all were free.</summary>
    public static readonly Refusal LargerThanThereIs = new("registrations.larger_than_there_is") { Field = "partySize" };
    public static readonly Refusal MemberUnknown = new("registrations.member_unknown") { Field = "number" };

    /// <summary>Others wait for the same seats; whoever is in already does not overtake them.</summary>
    public static readonly Refusal OthersWait = new("registrations.others_wait") { Field = "partySize" };

    /// <summary>Cannot be changed while an offer is open: it holds seats for exactly as many.</summary>
    public static readonly Refusal AnswerOfferFirst = new("registrations.answer_offer_first");

    /// <summary>They have been counted at the door.</summary>
    public static Refusal FewerThanCame(int came) => new Refusal("registrations.fewer_than_came", came) { Field = "partySize" };

    public static Refusal Pupils(int most) => new Refusal("registrations.pupils_between", most) { Field = "class.pupils" };

    public static Refusal Adults(int most) => new Refusal("registrations.adults_between", most) { Field = "class.adults" };

    /// <param name="free">Seats that are free in the house.</param>
    /// <param name="more">Seats that are wanted.</param>
    public static Refusal NoRoomInHouse(int free, int more) =>
        new Refusal("registrations.no_room_in_house", free, more) { Field = "partySize" };

    public static Refusal NoRoomAtTime(int free, int more) =>
        new Refusal("registrations.no_room_at_time", free, more) { Field = "partySize" };

    public static Refusal NoRoomInSession(string title, int free, int more) =>
        new Refusal("registrations.no_room_in_session", title, free, more) { Field = "partySize" };
}
