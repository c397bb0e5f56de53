using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>Looks through the log. What is looked for is posted: an address belongs into no address.</summary>
public sealed partial class AuditPage
{
    private List<AuditRow> rows = [];
    private List<string> actions = [];
    private string? verdict;
    private bool isBroken;

    [SupplyParameterFromForm(FormName = "find")]
    public string? From { get; set; }

    [SupplyParameterFromForm(FormName = "find")]
    public string? Until { get; set; }

    [SupplyParameterFromForm(FormName = "find")]
    public string? Action { get; set; }

    [SupplyParameterFromForm(FormName = "find")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "find")]
    public string? Event { get; set; }

    [SupplyParameterFromForm(FormName = "find")]
    public string? Page { get; set; }

    private int At => int.TryParse(Page, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 0, 100_000) : 0;

    protected override async Task OnInitializedAsync()
    {
        var filter = AuditFilter.Of(From, Until, Action, Email, Event);
        rows = await Audit.ListAsync(filter, At, Leaving);
        actions = await Audit.ActionsAsync(Leaving);
    }

    // The list is read whoever sends the page.
    private static void Found() { }

    private async Task VerifyAsync()
    {
        if (await WhoAsync() is null)
            return;
        var state = await Chain.VerifyAsync(Leaving);
        isBroken = state?.BrokenAt is not null;
        verdict =
            state is null ? Text["AuditEmpty"]
            : state.BrokenAt is { } number ? Text["AuditBroken", number]
            : Text["AuditWhole", state.First, state.Last, state.Hash];
    }

    private string Who(AuditRow row) => row.Who ?? (row.Entry.UserId is null ? Text["AuditNobody"] : Text["AuditGone"]);
}
