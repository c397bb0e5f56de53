using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>Looks through the log, and asks whether it is still what was written.</summary>
public sealed partial class AuditPage
{
    private static readonly ListLook Start = new("time", Descending: true);

    private IReadOnlyList<ListColumn<AuditRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private string? verdict;
    private bool isBroken;
    private bool isLoaded;
    private bool busy;

    [Inject]
    private AuditListQuery List { get; set; } = null!;

    [Inject]
    private AuditActions Words { get; set; } = null!;

    [Inject]
    private AuditChain Chain { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync()
    {
        var known = await List.ActionsAsync(Leaving);
        columns = MakeColumns();
        filters =
        [
            new("action", Text["AuditAction"], Text["AuditAll"], [.. known.Select(one => (one, Words.Say(one))).ByName(one => one.Item2)]),
            ListFilter.Day("from", Text["AuditFrom"]),
            ListFilter.Day("until", Text["AuditUntil"]),
        ];
        actions =
        [
            new(
                ExportChosenTask.KindOf(AuditTable.List),
                Text["AuditExport"],
                count => Text.Plural("AuditExportTitle", count),
                Text["AuditExportText"]
            )
            {
                AsksWho = true,
            },
        ];
        isLoaded = true;
    }

    private async Task VerifyAsync()
    {
        if (busy || !await IsAdministratorAsync())
            return;
        busy = true;
        var state = await Chain.VerifyAsync(Leaving);
        busy = false;
        isBroken = state?.BrokenAt is not null;
        verdict =
            state is null ? Text["AuditEmpty"]
            : state.BrokenAt is { } number ? Text["AuditBroken", number]
            : Text["AuditWhole", state.First, state.Last, state.Hash];
    }
}
