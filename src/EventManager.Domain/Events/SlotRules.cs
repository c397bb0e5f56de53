using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>A time of arrival as somebody plans it, on the wall clock.</summary>
public readonly record struct PlannedSlot(DateTime StartsAt, DateTime EndsAt, int Capacity);

/// <summary>Times of arrival that fit each other and the house.</summary>
public static class SlotRules
{
    public const int MostSuggested = 48;

    /// <summary>Times of one length from beginning to end, with the seats spread evenly: what does not divide goes to the first ones.</summary>
    /// <param name="startsAt">Beginning of the first.</param>
    /// <param name="endsAt">End of the last.</param>
    /// <param name="count">How many, 1 to <see cref="MostSuggested"/>.</param>
    /// <param name="total">Seats of the event.</param>
    public static IReadOnlyList<PlannedSlot> SuggestEvenly(DateTime startsAt, DateTime endsAt, int count, int total)
    {
        // Thousands of years between two dates that nobody means are more minutes than a number holds.
        if (!Zone.CanBeMeant(startsAt) || !Zone.CanBeMeant(endsAt))
            return [];
        var minutes = (long)(endsAt - startsAt).TotalMinutes;
        if (count is < 1 or > MostSuggested || minutes < count || total < count)
            return [];
        DateTime At(int number) => number == count ? endsAt : startsAt.AddMinutes(minutes * number / count);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => new PlannedSlot(At(number), At(number + 1), total / count + (number < total % count ? 1 : 0))),
        ];
    }

    /// <summary>What is wrong between the times, and between them and the house; each of them is sound already.</summary>
    /// <param name="slots">In any order.</param>
    /// <param name="total">Seats of the event.</param>
    /// <param name="inside">How many people may be inside at once; null where the house says nothing.</param>
    public static IEnumerable<Refusal> Check(IReadOnlyCollection<PlannedSlot> slots, int total, int? inside)
    {
        var ordered = slots.OrderBy(slot => slot.StartsAt).ToList();
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.StartsAt < pair.First.EndsAt).Take(1))
            yield return SlotRefusals.Overlap(Clock(before), Clock(after));
        var sum = slots.Sum(slot => (long)slot.Capacity);
        if (sum > total)
            yield return SlotRefusals.MoreThanTotal(sum, total);
        foreach (var slot in ordered.Where(slot => slot.Capacity > inside).Take(1))
            yield return SlotRefusals.MoreThanInside(Clock(slot), slot.Capacity, inside!.Value);
    }

    private static string Clock(PlannedSlot slot) => $"{slot.StartsAt:HH':'mm}–{slot.EndsAt:HH':'mm}";
}

public static class SlotRefusals
{
    public static Refusal Overlap(string before, string after) => new Refusal("events.slots_overlap", before, after) { Field = "slots" };

    public static Refusal MoreThanTotal(long sum, int total) => new Refusal("events.slots_exceed_total", sum, total) { Field = "slots" };

    public static Refusal MoreThanInside(string slot, int capacity, int inside) =>
        new Refusal("events.slot_exceeds_building", slot, capacity, inside) { Field = "slots" };
}
