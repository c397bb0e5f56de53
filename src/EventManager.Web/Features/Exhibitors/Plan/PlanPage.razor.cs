using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>
/// The booth plan of an event. What one organiser saves, the others see within <see cref="LookEvery"/>; a booth that somebody else
/// changed meanwhile is not overwritten.
/// </summary>
public sealed partial class PlanPage
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly int[] ZoomSteps = [100, 150, 200, 300];

    private FairPlan plan = new([], []);
    private IReadOnlyList<AcceptedExhibitor> accepted = [];
    private FloorPlanDrawing? drawing;
    private BoothEditor? editor;
    private bool entersEditor;
    private IJSObjectReference? attached;
    private DotNetObjectReference<PlanPage>? self;
    private Refusal? boothRefusal;
    private AssignQuestion? asked;
    private Guid? chosen;
    private Func<Task>? undo;
    private string? message;
    private bool isRefused;
    private bool busy;
    private int zoom;

    [SupplyParameterFromQuery(Name = "floor")]
    public string? FloorId { get; set; }

    /// <summary>Chosen when the page opens.</summary>
    [SupplyParameterFromQuery(Name = "booth")]
    public string? BoothId { get; set; }

    [Inject]
    private PlanQuery Plans { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private PlanFloor? Floor =>
        plan.Floors.FirstOrDefault(floor => floor.Id.ToString() == FloorId) ?? (plan.Floors is [var first, ..] ? first : null);

    private PlanBooth? ChosenBooth => plan.Booths.FirstOrDefault(booth => booth.Id == chosen);

    /// <summary>Contributors plan the booths too: a plan names companies, and no person.</summary>
    protected override StaffRole Least => StaffRole.Contributor;

    protected override async Task LoadAsync()
    {
        await ReadAsync();
        chosen = Find(BoothId ?? "")?.Id;
        _ = LookAgainAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (entersEditor && editor is not null)
        {
            entersEditor = false;
            await editor.FocusAsync();
        }
        if (attached is not null || drawing is null || Grant is not { MayPlan: true })
            return;
        self ??= DotNetObjectReference.Create(this);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Leaving, "/" + Assets["floorplan/floorplan.js"]);
        attached = await module.InvokeAsync<IJSObjectReference>("attach", Leaving, drawing.Svg, self, new { gridCm = 10 });
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (attached is not null)
            {
                await attached.InvokeVoidAsync("dispose");
                await attached.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its listeners with it.
        }
        self?.Dispose();
        Dispose();
    }

    private async Task ReadAsync()
    {
        plan = await Plans.FindAsync(Grant!.EventId, Leaving);
        accepted = await Plans.AcceptedAsync(Grant.EventId, Grant.SeesPersonalData, Leaving);
    }

    private async Task LookAgainAsync()
    {
        try
        {
            var stop = Leaving;
            using var timer = new PeriodicTimer(LookEvery);
            while (await timer.WaitForNextTickAsync(stop))
                await InvokeAsync(ShowChangesAsync);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    private async Task ShowChangesAsync()
    {
        if (busy)
            return;
        var before = (plan, accepted);
        await ReadAsync();
        if (before.plan.Booths.SequenceEqual(plan.Booths) && before.accepted.SequenceEqual(accepted))
            return;
        if (!before.plan.Booths.SequenceEqual(plan.Booths))
            Tell(Text["ChangedElsewhere"], refused: false);
        StateHasChanged();
    }

    /// <summary>Two quick clicks can come before the button knows that it has no next step.</summary>
    private void Zoom(int step) => zoom = Math.Clamp(step, 0, ZoomSteps.Length - 1);

    private void Choose(Guid id)
    {
        asked = null;
        chosen = id;
        boothRefusal = null;
        message = null;
        undo = null;
    }

    private void Tell(string words, bool refused) => (message, isRefused, undo) = (words, refused, null);
}
