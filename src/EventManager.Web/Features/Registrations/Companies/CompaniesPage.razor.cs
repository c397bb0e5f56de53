using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The organiser's list of companies: who registers whom, and the links.</summary>
public sealed partial class CompaniesPage
{
    private static readonly ListLook Start = new("company");

    private ListPage<CompanyLine>? list;
    private IReadOnlyList<ListColumn<CompanyLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;
    private CompanyForm form = new();
    private FormProblems problems = FormProblems.None;
    private string? message;
    private CompanyLine? edited;
    private bool isOpen;
    private bool busy;

    /// <summary><c>new</c> opens the form.</summary>
    [SupplyParameterFromQuery(Name = "do")]
    public string? Do { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private CompanyListQuery List { get; set; } = null!;

    [Inject]
    private AddCompanyHandler Adding { get; set; } = null!;

    [Inject]
    private ChangeCompanyHandler Changing { get; set; } = null!;

    [Inject]
    private CompanyLinkHandler Links { get; set; } = null!;

    protected override Task LoadAsync()
    {
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "admits", Text["Admits"], Text["AllCompanies"], value => Text["Admits." + value]),
            ListFilter.Of(List, "people", Text["People"], Text["AllCompanies"], value => Text["People." + value]),
        ];
        actions = [new(SendCompanyLinksTask.Kind, Text["SendLink"], count => Text.Plural("SendLinksTitle", count), Text["SendLinksText"])];
        isLoaded = true;
        return Task.CompletedTask;
    }

    /// <summary>Also where the page is open already and "New" is chosen above it.</summary>
    protected override void OnParametersSet()
    {
        if (Do is "new" && isLoaded && !isOpen)
            StartAdding();
    }

    private async Task SaveAsync()
    {
        var (name, line) = (form.Company ?? "", edited);
        busy = true;
        var result = await WhereAllowedAsync(() =>
            line is null
                ? Adding.HandleAsync(Grant!.EventId, Grant.UserId, form, Leaving)
                : Changing.SaveAsync(Grant!.EventId, Grant.UserId, line.Id, form, Leaving)
        );
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        message = result.IsRefused ? Say(result.Refusal) : Text[line is null ? "Added" : "Changed", name];
        // After one company there is often another.
        if (!result.IsRefused)
            (edited, form, isOpen) = (null, new(), line is null);
        if (list is not null)
            await list.ReloadAsync();
    }

    private async Task EditAsync(CompanyLine line)
    {
        list?.CloseMenu();
        if (await Changing.ReadAsync(Grant!.EventId, line.Id, Leaving) is { } found)
            (edited, form, message, problems, isOpen) = (line, found, null, FormProblems.None, true);
    }

    private void StartAdding()
    {
        // The button stands above the form: pressed again it must not throw away what is half filled in.
        if (!isOpen || edited is not null)
            (edited, form, message, problems, isOpen) = (null, new(), null, FormProblems.None, true);
    }

    private void Close()
    {
        (edited, form, problems, isOpen) = (null, new(), FormProblems.None, false);
        Navigation.ForgetDo();
    }

    private void AskRemove(CompanyLine line) =>
        list?.Ask(
            new(Text["RemoveTitle", line.Company], Text["RemoveText"], Text["RemoveYes"], () => RemoveAsync(line)) { IsDanger = true }
        );

    private void AskRevoke(CompanyLine line) =>
        list?.Ask(
            new(Text["RevokeTitle", line.Company], Text["RevokeText", line.OfficerName], Text["RevokeYes"], () => SendAsync(line, true))
            {
                IsDanger = true,
            }
        );

    private Task RemoveAsync(CompanyLine line)
    {
        Close();
        return DoAsync(() => Changing.RemoveAsync(Grant!.EventId, Grant.UserId, line.Id, Leaving), Text["TakenOff", line.Company]);
    }

    private Task SendAsync(CompanyLine line, bool revoke) =>
        DoAsync(
            () => Links.SendAsync(Grant!.EventId, line.Id, revoke, Grant.UserId, Leaving),
            revoke ? Text["Revoked", line.Company] : Text["LinkSent", line.OfficerName]
        );

    /// <summary>To a row: the list says what became of it. The form beside it is not meant.</summary>
    private Task DoAsync(Func<Task<Result<Done>>> change, string done) =>
        list?.DoAsync(() => WhereAllowedAsync(change), done) ?? Task.CompletedTask;

    private async Task<Result<Done>> WhereAllowedAsync(Func<Task<Result<Done>>> change) =>
        await IsAllowedAsync(StaffRole.Organiser) ? await change() : EventRefusals.NotAllowed;
}
