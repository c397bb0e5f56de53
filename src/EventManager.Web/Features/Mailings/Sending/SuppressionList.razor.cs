using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Sending;

public sealed partial class SuppressionList : IDisposable
{
    private static readonly ListLook Start = new("time", Descending: true);

    private readonly CancellationTokenSource leaving = new();
    private ListPage<SuppressionLine>? list;
    private IReadOnlyList<ListColumn<SuppressionLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private IReadOnlyDictionary<BounceKind, int> bounces = new Dictionary<BounceKind, int>();
    private FormProblems problems = FormProblems.None;
    private string? address;
    private string? scope = nameof(SuppressionScope.Network);
    private bool busy;

    /// <summary>Null shows those of the house.</summary>
    [Parameter]
    public Guid? EventId { get; set; }

    [Inject]
    private SuppressionListQuery List { get; set; } = null!;

    [Inject]
    private AddSuppressionHandler Add { get; set; } = null!;

    [Inject]
    private LiftSuppressionHandler Lift { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Scopes =>
        new[] { SuppressionScope.Network, SuppressionScope.All }.Select(one => ($"{one}", Text["Scope" + one].Value));

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        bounces = await List.BouncesAsync(EventId, leaving.Token);
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "scope", Text["SuppressionScope"], Text["SuppressionAllScopes"], one => Text["Scope" + one]),
            ListFilter.Of(List, "reason", Text["SuppressionReason"], Text["SuppressionAllReasons"], one => Text["Reason" + one]),
        ];
        actions =
        [
            new(
                LiftSuppressionsTask.KindOf(EventId is null),
                Text["SuppressionLift"],
                count => Text.Plural("SuppressionLiftTitle", count),
                Text["SuppressionLiftText"]
            )
            {
                IsDanger = true,
            },
        ];
    }

    private async Task AddAsync()
    {
        if (busy || list is null)
            return;
        busy = true;
        var asked = Enum.TryParse<SuppressionScope>(scope, out var chosen) ? chosen : SuppressionScope.Network;
        var result = await Add.HandleAsync(new(EventId, address ?? "", asked), leaving.Token);
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        address = "";
        list.Say(null, Text["SuppressionAdded"]);
        await list.ReloadAsync();
    }

    /// <summary>Whoever wanted no more mails, or complained, gets them again: that is asked for.</summary>
    private void AskLift(SuppressionLine line)
    {
        // Found by its whole address, the row says it; the details alone know a key only.
        var named = list?.RowOf(line.Id) ?? line;
        list?.Ask(
            new(Text["SuppressionLiftOne", named.Name], Text["SuppressionLiftText"], Text["SuppressionLift"], () => LiftAsync(line))
            {
                IsDanger = true,
            }
        );
    }

    private Task LiftAsync(SuppressionLine line) =>
        list?.DoAsync(() => Lift.HandleAsync(new(EventId, line.Id), leaving.Token), Text["SuppressionLifted"]) ?? Task.CompletedTask;
}
