using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Ui.Grids;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>Applications of an event: found, counted, accepted many at once. Contributors see companies, not people.</summary>
public sealed partial class ExhibitorsPage
{
    private readonly HashSet<Guid> chosen = [];
    private ListGrid<ExhibitorRow>? grid;
    private ExhibitorFilter filter = new();
    private IReadOnlyDictionary<ExhibitorState, int> counts = new Dictionary<ExhibitorState, int>();
    private IReadOnlyList<OccupationName> catalogue = [];
    private string? message;
    private bool isRefused;
    private bool busy;

    protected override StaffRole Least => StaffRole.Contributor;

    [Inject]
    private ExhibitorListQuery List { get; set; } = null!;

    [Inject]
    private OccupationCatalogue Occupations { get; set; } = null!;

    [Inject]
    private DecideExhibitorHandler Decide { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        catalogue = await Occupations.AllAsync(Leaving);
        counts = await List.CountsAsync(Grant!.EventId, Leaving);
    }

    private async Task<GridData<ExhibitorRow>> LoadPageAsync(GridRequest page, CancellationToken stop)
    {
        var found = await List.PageAsync(
            Grant!.EventId,
            filter,
            page.Sort,
            page.Descending,
            page.Skip,
            page.Take,
            Grant.SeesPersonalData,
            stop
        );
        return new() { Items = found.Rows, TotalItems = found.Total };
    }

    private async Task FilterAsync(ExhibitorFilter wanted)
    {
        filter = wanted;
        chosen.Clear();
        if (grid is not null)
            await grid.RestartAsync();
    }

    private void Toggle(Guid id)
    {
        if (!chosen.Remove(id))
            chosen.Add(id);
    }

    private async Task AcceptChosenAsync()
    {
        if (busy || !await IsAllowedAsync(StaffRole.Organiser))
            return;
        busy = true;
        var accepted = 0;
        var refused = new List<string>();
        foreach (var id in chosen)
        {
            var result = await Decide.HandleAsync(new(Grant!.EventId, id, ExhibitorState.Accepted, Grant.UserId), Leaving);
            if (result.IsRefused)
                refused.Add(Say(result.Refusal));
            else
                accepted++;
        }
        isRefused = refused.Count > 0;
        message = string.Join(' ', refused.Distinct().Prepend(Text["AcceptedCount", accepted]));
        chosen.Clear();
        busy = false;
        counts = await List.CountsAsync(Grant!.EventId, Leaving);
        await grid!.ReloadAsync();
    }
}
