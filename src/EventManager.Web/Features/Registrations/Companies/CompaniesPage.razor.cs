using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The organiser's list of companies: who registers whom, and the links.</summary>
public sealed partial class CompaniesPage
{
    private IReadOnlyList<CompanyLine>? companies;
    private CompanyForm form = new();
    private FormProblems problems = FormProblems.None;
    private string? message;
    private bool busy;

    [Inject]
    private CompaniesQuery Query { get; set; } = null!;

    [Inject]
    private AddCompanyHandler Adding { get; set; } = null!;

    [Inject]
    private CompanyLinkHandler Links { get; set; } = null!;

    protected override async Task LoadAsync() => companies = await Query.ListAsync(Grant!.EventId, Leaving);

    private async Task AddAsync()
    {
        var name = form.Company;
        if (await DoAsync(() => Adding.HandleAsync(Grant!.EventId, Grant.UserId, form, Leaving), Text["Added", name ?? ""]))
            form = new();
    }

    private Task<bool> SendAsync(CompanyLine line, bool revoke) =>
        DoAsync(
            () => Links.SendAsync(Grant!.EventId, line.Id, revoke, Leaving),
            revoke ? Text["Revoked", line.Company] : Text["LinkSent", line.OfficerName]
        );

    private async Task<bool> DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        busy = true;
        var result = await IsAllowedAsync(StaffRole.Organiser) ? await change() : EventRefusals.NotAllowed;
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        message = result.IsRefused ? Say(result.Refusal) : done;
        await LoadAsync();
        return !result.IsRefused;
    }
}
