using EventManager.Domain.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EventManager.Web.Shell;

/// <summary>Navigation inside one event: shows what whoever looks may open.</summary>
public abstract class PlacesNav : ComponentBase
{
    private StaffRole? role;

    [Parameter, EditorRequired]
    public required string Slug { get; set; }

    /// <summary>The path behind the event or its part: empty for the first page, else <c>/registrations</c> and so on.</summary>
    [Parameter, EditorRequired]
    public required string Current { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    internal OpenPages Pages { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        role = await Pages.RoleAsync(Authentication is null ? null : (await Authentication).User, Slug, CancellationToken.None);

    /// <param name="path">Behind the event.</param>
    internal bool IsOpen(string path) => role is { } has && Pages.IsOpen(path, has);
}
