using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The organiser's list of companies: who registers whom, and the links.</summary>
public sealed partial class CompaniesPage
{
    private static readonly ListLook Start = new("company");

    /// <summary>What writes a company's row, and so may have been faster than whoever edits it.</summary>
    private static readonly string[] Writing = ["company.added", "company.changed", "company.link_renewed"];

    private ListPage<CompanyLine>? list;
    private IReadOnlyList<ListColumn<CompanyLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;
    private FormProblems problems = FormProblems.None;
    private string? message;
    private EditedForm<CompanyForm>? edited;
    private CompanyLine? line;

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
    private LastChangeQuery Changes { get; set; } = null!;

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
        if (Do is "new" && isLoaded && edited is null)
            StartAdding();
    }

    private async Task SaveAsync(FormSaving saving)
    {
        var (form, changed) = (edited!.Form, line);
        message = null;
        var result = await WhereAllowedAsync(() =>
            changed is null
                ? Adding.HandleAsync(Grant!.EventId, Grant.UserId, form, Leaving)
                : Changing.SaveAsync(Grant!.EventId, Grant.UserId, changed.Id, form, Leaving)
        );
        problems = FormProblems.None;
        if (changed is not null && result.Refusals.Contains(CompanyRefusals.ChangedByAnother) && await JoinAsync(changed.Id))
            return;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        message = Text[changed is null ? "Added" : "Changed", form.Company ?? ""];
        // After one company there is often another.
        if (changed is null)
            Take(null, new());
        else
            Close();
        if (list is not null)
            await list.ReloadAsync();
    }

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        if (await Changing.ReadAsync(Grant!.EventId, id, Leaving) is not { } read)
            return false;
        edited!.JoinWith(read, await Changes.OfAsync(id, Writing, Leaving));
        return true;
    }

    private async Task EditAsync(CompanyLine row)
    {
        list?.CloseMenu();
        if (await Changing.ReadAsync(Grant!.EventId, row.Id, Leaving) is not { } read)
            return;
        message = null;
        Take(row, read());
    }

    private void StartAdding()
    {
        // The button stands above the form: pressed again it must not throw away what is half filled in.
        if (edited is not null && line is null)
            return;
        message = null;
        Take(null, new());
    }

    private void Take(CompanyLine? row, CompanyForm form)
    {
        (line, problems) = (row, FormProblems.None);
        edited = new(CompanyFields.Of(Text), form);
    }

    private void Close()
    {
        (edited, line, problems) = (null, null, FormProblems.None);
        Navigation.ForgetDo();
    }

    private void AskRemove(CompanyLine row) =>
        list?.Ask(new(Text["RemoveTitle", row.Company], Text["RemoveText"], Text["RemoveYes"], () => RemoveAsync(row)) { IsDanger = true });

    private void AskRevoke(CompanyLine row) =>
        list?.Ask(
            new(Text["RevokeTitle", row.Company], Text["RevokeText", row.OfficerName], Text["RevokeYes"], () => SendAsync(row, true))
            {
                IsDanger = true,
            }
        );

    private Task RemoveAsync(CompanyLine row)
    {
        Close();
        return DoAsync(() => Changing.RemoveAsync(Grant!.EventId, Grant.UserId, row.Id, Leaving), Text["TakenOff", row.Company]);
    }

    private Task SendAsync(CompanyLine row, bool revoke) =>
        DoAsync(
            () => Links.SendAsync(Grant!.EventId, row.Id, revoke, Grant.UserId, Leaving),
            revoke ? Text["Revoked", row.Company] : Text["LinkSent", row.OfficerName]
        );

    /// <summary>To a row: the list says what became of it. The form beside it is not meant.</summary>
    private Task DoAsync(Func<Task<Result<Done>>> change, string done) =>
        list?.DoAsync(() => WhereAllowedAsync(change), done) ?? Task.CompletedTask;

    private async Task<Result<Done>> WhereAllowedAsync(Func<Task<Result<Done>>> change) =>
        await IsAllowedAsync(StaffRole.Organiser) ? await change() : EventRefusals.NotAllowed;
}
