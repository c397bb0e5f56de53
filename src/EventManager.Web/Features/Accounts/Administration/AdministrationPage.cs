using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>
/// A page of the administration: static, a form for each change. The policy has read the cookie; before a change the database is
/// asked again, since a cookie can outlive the right.
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
    private IDbContextFactory<EventDb> Databases { get; set; } = null!;

    protected IReadOnlyList<string> Messages { get; private set; } = [];

    protected CancellationToken Leaving => Http.RequestAborted;

    /// <summary>The administrator who asks; null where the right is gone, and then the answer is 403.</summary>
    protected async Task<Guid?> WhoAsync()
    {
        await using var db = await Databases.CreateDbContextAsync(Leaving);
        if (EventAccess.UserId(Http.User) is { } id && await db.Users.AnyAsync(a => a.Id == id && a.IsAdministrator, Leaving))
            return id;
        Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return null;
    }

    /// <summary>Goes on where it was done; else says why not and stays.</summary>
    internal void Finish<T>(Result<T> result, string target)
    {
        if (result.IsRefused)
            Messages = [.. result.Refusals.Select(Refusals.Say)];
        else
            Navigation.NavigateTo(target);
    }
}
