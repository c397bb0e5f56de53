using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>
/// A page of the administration: static, a form for each change. The policy asked the database when the page was opened; a change asks
/// again.
/// </summary>
public abstract class AdministrationPage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<AccountText> Text { get; set; } = null!;

    [Inject]
    internal RefusalWords Refusals { get; set; } = null!;

    [Inject]
    internal AccountsQuery Query { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private AccountAccess Access { get; set; } = null!;

    private IReadOnlyList<Refusal> refused = [];

    protected IReadOnlyList<string> Messages => [.. refused.Select(Refusals.Say)];

    protected CancellationToken Leaving => Http.RequestAborted;

    /// <summary>The administrator who asks; null where the right is gone, and then the answer is 403.</summary>
    protected async Task<Guid?> WhoAsync()
    {
        if (EventAccess.UserId(Http.User) is { } id && await Access.IsAdministratorAsync(Http.User, Leaving))
            return id;
        Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return null;
    }

    /// <summary>What is wrong with a field, as its refusal calls it.</summary>
    protected string? ErrorAt(string field) =>
        refused.FirstOrDefault(refusal => refusal.Field == field) is { } wrong ? Refusals.Say(wrong) : null;

    /// <summary>Goes on where it was done; else says why not and stays.</summary>
    internal void Finish<T>(Result<T> result, string target)
    {
        if (result.IsRefused)
            refused = result.Refusals;
        else
            Navigation.NavigateTo(target);
    }
}
