using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Shell;

/// <summary>A page of one event in the organiser's area, route <c>/organise/events/{Slug}/…</c>.</summary>
public abstract class EventPage : OrganiserPage
{
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private EventAccess Access { get; set; } = null!;

    /// <summary>The least role that the page is for.</summary>
    protected virtual StaffRole Least => StaffRole.Organiser;

    /// <summary>Set before <see cref="OrganiserPage.LoadAsync"/>; null where the account has no business here.</summary>
    internal EventGrant? Grant { get; private set; }

    /// <summary>A lesser role counts at once; the last grant stays for what is being drawn while the page goes.</summary>
    protected sealed override async Task<bool> MayBeHereAsync()
    {
        var grant = await FindGrantAsync(Least);
        Grant = grant ?? Grant;
        return grant is not null;
    }

    /// <summary>Asked before every change: does this account (still) have the role?</summary>
    internal async Task<bool> IsAllowedAsync(StaffRole least) => await FindGrantAsync(least) is not null;

    /// <summary>The same, of what contributors plan.</summary>
    internal async Task<bool> IsPlannerAsync() => await FindGrantAsync(StaffRole.Contributor) is { MayPlan: true };

    private async Task<EventGrant?> FindGrantAsync(StaffRole least) =>
        await Access.FindAsync((await Authentication).User, Slug, least, Leaving);
}
