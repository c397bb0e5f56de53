using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>A booth about to be given although something speaks against it.</summary>
/// <param name="Booth">The booth.</param>
/// <param name="ExhibitorId">Who is to have it; null frees it.</param>
/// <param name="Company">That exhibitor's name.</param>
/// <param name="Doubts">What speaks against it.</param>
public sealed record AssignQuestion(PlanBooth Booth, Guid? ExhibitorId, string Company, IReadOnlyList<Refusal> Doubts)
{
    private static readonly HashSet<string> Asked =
    [
        BoothRefusals.TakenFrom("").Code,
        BoothRefusals.TooSmall(0, 0, 0, 0).Code,
        BoothRefusals.NoPower(PowerSupply.None).Code,
        BoothRefusals.TooLittlePower(PowerSupply.None, PowerSupply.None).Code,
    ];

    /// <summary>True where the organiser may do it all the same.</summary>
    public static bool IsAsked(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 && refusals.All(refusal => Asked.Contains(refusal.Code));
}
