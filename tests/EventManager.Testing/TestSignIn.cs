using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Testing;

/// <summary>Signs an account in without the pages for it: the cookie is the one that the program would give.</summary>
public static class TestSignIn
{
    /// <param name="app">The program.</param>
    /// <param name="role">Null for an account without a role in the event.</param>
    /// <param name="eventId">The event of the role.</param>
    /// <param name="administrator">May do everything.</param>
    public static async Task<HttpClient> SignInAsync(this TestApp app, StaffRole? role, Guid? eventId, bool administrator = false)
    {
        var account = new Account { DisplayName = "Test " + (role?.ToString() ?? "account"), IsAdministrator = administrator };
        account.UserName = account.Email = $"{account.Id:N}@example.org";
        await using var scope = app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account);
        if (!made.Succeeded)
            throw new InvalidOperationException(made.ToString());
        if (role is { } has && eventId is { } id)
        {
            await using var db = await app.OpenDbAsync();
            db.Add(new EventStaff(id, account.Id, has));
            await db.SaveChangesAsync();
        }
        var client = app.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", await CookieAsync(scope.ServiceProvider, account));
        return client;
    }

    private static async Task<string> CookieAsync(IServiceProvider services, Account account)
    {
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        return options.Cookie.Name + "=" + options.TicketDataFormat.Protect(ticket);
    }
}
