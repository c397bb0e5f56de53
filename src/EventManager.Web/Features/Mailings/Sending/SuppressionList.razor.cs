using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

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

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ListSuppressions List { get; set; } = null!;

    [Inject]
    private AddSuppressionHandler Add { get; set; } = null!;

    [Inject]
    private LiftSuppressionHandler Lift { get; set; } = null!;

    [Inject]
    private AuditTrail Audit { get; set; } = null!;

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

    private Task AddAsync() =>
        ChangeAsync(
            "mail.suppression_added",
            () => Add.HandleAsync(new(EventId, address, scope), leaving.Token),
            Text["SuppressionAdded"],
            null
        );

    private Task LiftAsync(SuppressionLine line) =>
        ChangeAsync(
            "mail.suppression_lifted",
            () => Lift.HandleAsync(new(EventId, line.Id), leaving.Token),
            Text["SuppressionLifted"],
            line
        );

    private async Task ChangeAsync(string action, Func<Task<Result<Done>>> change, string done, SuppressionLine? line)
    {
        busy = true;
        var refusal = (await change()).Refusal;
        isRefused = refusal is not null;
        if (!isRefused)
            await Audit.WriteAsync(
                action,
                EventAccess.UserId((await Authentication).User),
                EventId,
                (line?.Scope ?? (EventId is null ? scope : SuppressionScope.Event)).ToString(),
                line?.Id
            );
        message = refusal is null ? done : Refusals.Say(refusal);
        await LookAsync();
        busy = false;
    }
}
