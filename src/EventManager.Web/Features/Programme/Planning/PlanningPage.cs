using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>
/// A page of the programme: for contributors and organisers. The door's role is above a contributor's, since it sees names, but it
/// changes nothing.
/// </summary>
public abstract class PlanningPage : EventPage
{
    [Inject]
    private EventAccess Access { get; set; } = null!;

    [Inject]
    private ProgrammeQuery Programme { get; set; } = null!;

    protected override StaffRole Least => StaffRole.Contributor;

    /// <summary>Null until loaded, and where the account has no business here.</summary>
    internal ProgrammeFrame? Frame { get; private set; }

    protected bool MayPlan => IsPlanner(Grant?.Role);

    /// <summary>The days of the event in its own zone.</summary>
    protected IReadOnlyList<DateOnly> Days { get; private set; } = [];

    protected override async Task LoadAsync()
    {
        Frame = await Programme.FrameAsync(Grant!.EventId, Leaving);
        if (Frame is null)
            return;
        var (first, last) = (Zone.ToLocal(Frame.StartsAt, Frame.Zone).Date, Zone.ToLocal(Frame.EndsAt, Frame.Zone).Date);
        Days = [.. Enumerable.Range(0, (last - first).Days + 1).Select(day => DateOnly.FromDateTime(first.AddDays(day)))];
    }

    /// <summary>Asked before every change of the programme or of minutes' text; null where the role was taken away meanwhile.</summary>
    internal async Task<EventGrant?> AskToPlanAsync()
    {
        var grant = await Access.FindAsync((await Authentication).User, Slug, StaffRole.Contributor, Leaving);
        return IsPlanner(grant?.Role) ? grant : null;
    }

    private static bool IsPlanner(StaffRole? role) => role is StaffRole.Contributor or StaffRole.Organiser;
}
