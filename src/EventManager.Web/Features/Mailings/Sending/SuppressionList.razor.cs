using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Sending;

public sealed partial class SuppressionList : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<SuppressionLine> lines = [];
    private IReadOnlyDictionary<BounceKind, int> bounces = new Dictionary<BounceKind, int>();
    private string address = "";
    private SuppressionScope scope = SuppressionScope.Network;
    private string? message;
    private bool isRefused;
    private bool busy;

    /// <summary>Null shows those of the house.</summary>
    [Parameter]
    public Guid? EventId { get; set; }

    [Inject]
    private ListSuppressions List { get; set; } = null!;

    [Inject]
    private AddSuppressionHandler Add { get; set; } = null!;

    [Inject]
    private LiftSuppressionHandler Lift { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync()
    {
        lines = await List.AllAsync(EventId, address, leaving.Token);
        bounces = await List.BouncesAsync(EventId, leaving.Token);
    }

    private string NameOf(SuppressionLine line) => line.Address.Length > 0 ? line.Address : Text["SuppressionUnnamed"];

    private Task AddAsync() => ChangeAsync(() => Add.HandleAsync(new(EventId, address, scope), leaving.Token), Text["SuppressionAdded"]);

    private Task LiftAsync(SuppressionLine line) =>
        ChangeAsync(() => Lift.HandleAsync(new(EventId, line.Id), leaving.Token), Text["SuppressionLifted"]);

    private async Task ChangeAsync(Func<Task<Result<Done>>> change, string done)
    {
        busy = true;
        var refusal = (await change()).Refusal;
        isRefused = refusal is not null;
        message = refusal is null ? done : Refusals.Say(refusal);
        await LookAsync();
        busy = false;
    }
}
