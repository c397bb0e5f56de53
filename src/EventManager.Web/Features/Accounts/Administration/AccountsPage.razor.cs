using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The accounts of the house. What one account may is changed on its own page, where who asks must have shown who they are.</summary>
public sealed partial class AccountsPage
{
    private static readonly ListLook Start = new("name");

    private IReadOnlyList<ListColumn<AccountRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;

    [Inject]
    private AccountListQuery List { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override Task LoadAsync()
    {
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "state", Text["State"], Text["AllAccounts"], state => Text["State." + state]),
            ListFilter.Of(List, "rights", Text["Rights"], Text["AllAccounts"], rights => Text["Rights." + rights]),
            ListFilter.Of(List, "factor", Text["SecondFactor"], Text["AllAccounts"], factor => Text["Factor." + factor]),
        ];
        actions =
        [
            Action(EndSessionsTask.Kind, "SignOut"),
            Action(DisableAccountsTask.Kind, "Disable") with
            {
                IsDanger = true,
                Undo = EnableAccountsTask.Kind,
            },
        ];
        isLoaded = true;
        return Task.CompletedTask;
    }

    private BulkAction Action(string kind, string key) =>
        new(kind, Text["Bulk." + key], count => Text.Plural($"Bulk.{key}Title", count), Text[$"Bulk.{key}Text"]) { AsksWho = true };
}
