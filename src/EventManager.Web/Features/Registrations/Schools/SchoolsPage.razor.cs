using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>The list of schools that teachers choose from.</summary>
public sealed partial class SchoolsPage
{
    /// <summary>Lines of a checked list that are shown.</summary>
    private const int MaxShown = 200;

    private IReadOnlyList<SchoolRow> rows = [];
    private IReadOnlyList<SchoolLine>? preview;
    private FormProblems problems = FormProblems.None;
    private int total;
    private int page = 1;
    private string words = "";
    private string? pasted;
    private string? message;
    private Guid? asked;

    [Inject]
    private SchoolList Schools { get; set; } = null!;

    private int New => preview?.Count(line => line.Becomes is SchoolLineKind.Created or SchoolLineKind.Changed) ?? 0;

    protected override Task<bool> IsMeantForAsync() => MayCreateEventsAsync();

    protected override Task LoadAsync() => ShowAsync(1);

    private async Task ShowAsync(int number)
    {
        (page, asked) = (number, null);
        (rows, total) = await Schools.PageAsync(words, page, Leaving);
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
        await ShowAsync(1);
    }

    private async Task RemoveAsync(SchoolRow row)
    {
        if (!await MayCreateEventsAsync())
            return;
        await Schools.RemoveAsync(row.Id, Leaving);
        message = Text["Removed", row.Name];
        await ShowAsync(page);
    }

    private static string BadgeOf(SchoolLineKind kind) =>
        kind switch
        {
            SchoolLineKind.Created => "badge--success",
            SchoolLineKind.Changed => "badge--info",
            SchoolLineKind.Unchanged => "badge--neutral",
            _ => "badge--warning",
        };
}
