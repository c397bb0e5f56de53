using System.Security.Claims;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Testing;

/// <summary>Signs an account in without the pages for it: the cookie is the one that the program would give.</summary>
public static class TestSignIn
{
    private static readonly TimeSpan Years = TimeSpan.FromDays(3_650);

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

    /// <summary>The cookie of a new session; it lasts for years, since tests move their clocks.</summary>
    public static async Task<string> CookieAsync(IServiceProvider services, Account account)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var session = new AccountSession(account.Id, clock.GetUtcNow() + Years, Years, "");
        await using (var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync())
        {
            db.Add(session);
            await db.SaveChangesAsync();
        }
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionTicket.SessionClaim, session.Id.ToString()));
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + Years };
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        return options.Cookie.Name + "=" + options.TicketDataFormat.Protect(ticket);
    }
}
