using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>The list of schools that teachers choose from.</summary>
public sealed partial class SchoolsPage
{
    /// <summary>Lines of a checked list that are shown.</summary>
    private const int MaxShown = 200;

    private static readonly ListLook Start = new("name");

    private ListPage<SchoolRow>? list;
    private IReadOnlyList<ListColumn<SchoolRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private IReadOnlyList<SchoolLine>? preview;
    private FormProblems problems = FormProblems.None;
    private string? pasted;
    private string? message;
    private bool isLoaded;

    [Inject]
    private SchoolList Schools { get; set; } = null!;

    private int New => preview?.Count(line => line.Becomes is SchoolLineKind.Created or SchoolLineKind.Changed) ?? 0;

    protected override Task<bool> IsMeantForAsync() => MayCreateEventsAsync();

    protected override async Task LoadAsync()
    {
        var kinds = await Schools.KindsAsync(Leaving);
        columns = MakeColumns();
        filters = [new("kind", Text["Kind"], Text["AllKinds"], [.. kinds.Select(kind => (kind, kind))])];
        actions =
        [
            new(RemoveSchoolsTask.Kind, Text["Remove"], count => Text.Plural("RemoveTitle", count), Text["RemoveText"]) { IsDanger = true },
        ];
        isLoaded = true;
    }

    /// <summary>A file is checked at once; what it says stands in the field, to be seen and changed.</summary>
    private Task TakeAsync(string text)
    {
        pasted = text;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        message = null;
        var read = await Schools.PreviewAsync(pasted ?? "", Leaving);
        problems = new FormProblems(read.Refusals, Refusals);
        preview = read.IsRefused ? null : read.Value;
    }

    private async Task AddAsync()
    {
        if (!await MayCreateEventsAsync())
            return;
        var added = await Schools.AddAsync(pasted ?? "", Leaving);
        problems = new FormProblems(added.Refusals, Refusals);
        if (added.IsRefused)
            return;
        (message, pasted, preview) = (Text.Plural("Added", added.Value), "", null);
        if (list is not null)
            await list.ReloadAsync();
    }

    private void AskRemove(SchoolRow row) =>
        list?.Ask(new(Text["RemoveNamed", row.Name], Text["RemoveText"], Text["RemoveSure"], () => RemoveAsync(row)) { IsDanger = true });

    private Task RemoveAsync(SchoolRow row) => list!.DoAsync(() => Schools.RemoveAsync(row.Id, Leaving), Text["Removed", row.Name]);

    private static string BadgeOf(SchoolLineKind kind) =>
        kind switch
        {
            SchoolLineKind.Created => "badge--success",
            SchoolLineKind.Changed => "badge--info",
            SchoolLineKind.Unchanged => "badge--neutral",
            _ => "badge--warning",
        };
}
