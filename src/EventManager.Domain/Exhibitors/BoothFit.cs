using EventManager.Domain.Common;

namespace EventManager.Domain.Exhibitors;

/// <summary>What an exhibitor asked for. Lengths in centimetres.</summary>
public sealed record BoothWish(int Width, int Depth, PowerSupply Power);

/// <summary>
/// Whether a booth has what its exhibitor asked for. It is a warning, not a ban: a table less is sometimes agreed on by phone, but nobody
/// may find out on the morning of the fair.
/// </summary>
public static class BoothFit
{
    /// <summary>What is lacking, the worst first; empty where the booth fits. A booth may be turned.</summary>
    public static IReadOnlyList<Refusal> Lacks(int width, int depth, PowerSupply power, BoothWish wish)
    {
        var lacks = new List<Refusal>();
        if (!HasRoom(width, depth, wish))
            lacks.Add(BoothRefusals.TooSmall(width, depth, wish.Width, wish.Depth));
        if (power < wish.Power)
            lacks.Add(power is PowerSupply.None ? BoothRefusals.NoPower(wish.Power) : BoothRefusals.TooLittlePower(power, wish.Power));
        return lacks;
    }

    private static bool HasRoom(int width, int depth, BoothWish wish) =>
        Math.Max(width, depth) >= Math.Max(wish.Width, wish.Depth) && Math.Min(width, depth) >= Math.Min(wish.Width, wish.Depth);
}
