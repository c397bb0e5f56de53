using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>What a booking for a class must be like before anything is written.</summary>
public static class ClassRules
{
    public const int MostAdults = 20;

    /// <param name="details">As typed.</param>
    /// <param name="most">Most people together.</param>
    public static IEnumerable<Refusal> Check(ClassDetails details, int most)
    {
        var (school, name) = (PersonNames.Clean(details.SchoolName), PersonNames.Clean(details.ClassName));
        if (school.Length == 0)
            yield return PartyRefusals.SchoolMissing;
        else if (school.Length > School.MaxNameLength)
            yield return PartyRefusals.SchoolTooLong;
        if (name.Length == 0)
            yield return PartyRefusals.ClassNameMissing;
        else if (name.Length > ClassBooking.MaxClassLength)
            yield return PartyRefusals.ClassNameTooLong;
        if (details.Adults is < 1 or > MostAdults)
            yield return PartyRefusals.Adults(Math.Min(MostAdults, most - 1));
        else if (details.Pupils < 1 || details.Pupils > most - details.Adults)
            yield return PartyRefusals.Pupils(most - details.Adults);
        if (PersonNames.Clean(details.Level).Length > ClassBooking.MaxLevelLength)
            yield return PartyRefusals.LevelTooLong;
        if ((details.Needs ?? "").Trim().Length > ClassBooking.MaxNeedsLength)
            yield return PartyRefusals.NeedsTooLong;
    }
}
