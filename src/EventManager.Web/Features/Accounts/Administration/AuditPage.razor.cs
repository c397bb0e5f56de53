using System.Globalization;
using EventManager.Domain.Common;
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
    public string? Page { get; set; }

    private int At => int.TryParse(Page, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 0, 100_000) : 0;

    protected override async Task OnInitializedAsync()
    {
        var filter = new AuditFilter(Day(From), Day(Until, 1), Action, Email);
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

    /// <summary>Midnight where the house is; null where no day was named, or one that no clock knows.</summary>
    private static DateTimeOffset? Day(string? typed, int plus = 0) =>
        DateTime.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? Zone.ToUtc(day.AddDays(plus), Zone.Default)
            : null;
}
