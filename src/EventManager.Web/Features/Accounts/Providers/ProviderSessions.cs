using System.Security.Cryptography;
using System.Text;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Sessions that a provider began: they end there when they end here, and here when they end there.</summary>
internal sealed class ProviderSessions(
    IDbContextFactory<EventDb> databases,
    IDataProtectionProvider protection,
    ProviderConfiguration configuration,
    IOptions<SignInOptions> settings,
    AccountSignIns signIns,
    AccountSessions sessions
)
{
    /// <summary>Is sent along in an address when somebody leaves; servers take no longer ones.</summary>
    private const int LongestToken = 4_000;

    private readonly IDataProtector protector = protection.CreateProtector("EventManager.ProviderToken");

    /// <summary>Of the session that this request began.</summary>
    public async Task RememberAsync(ProviderOptions provider, string issuer, string? sessionName, string token, CancellationToken stop)
    {
        if (signIns.Begun is not { } session)
            return;
        await using var db = await databases.CreateDbContextAsync(stop);
        var kept = token.Length is > 0 and <= LongestToken ? protector.Protect(token) : "";
        db.Add(new ProviderSession(session, provider.Name, ProvidedPerson.Short(issuer), KeyOf(sessionName), kept));
        await db.SaveChangesAsync(stop);
    }

    public async Task<bool> HasWayOutAsync(Guid sessionId, CancellationToken stop) =>
        settings.Value.Providers.Count > 0 && (await FindAsync(sessionId, stop)).Provider is not null;

    /// <summary>Where this session is left at its provider; null where there is nothing to leave, or the provider does not answer.</summary>
    /// <param name="sessionId">The session, which has ended here.</param>
    /// <param name="back">Where the provider sends to afterwards, if it knows the address.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<string?> WayOutAsync(Guid sessionId, string back, CancellationToken stop)
    {
        if (await FindAsync(sessionId, stop) is not ({ } row, { } provider))
            return null;
        if (await configuration.FindAsync(provider, stop) is not { EndSessionEndpoint.Length: > 0 } found)
            return null;
        return new OpenIdConnectMessage
        {
            IssuerAddress = found.EndSessionEndpoint,
            ClientId = provider.ClientId,
            PostLogoutRedirectUri = back,
            IdTokenHint = row.SealedToken.Length > 0 ? protector.Unprotect(row.SealedToken) : null,
        }.CreateLogoutRequestUrl();
    }

    private async Task<(ProviderSession? Row, ProviderOptions? Provider)> FindAsync(Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.ProviderSessions.AsNoTracking().SingleOrDefaultAsync(s => s.SessionId == sessionId, stop);
        return row is not null && settings.Value.Provider(row.Provider) is { SignOut: true } provider ? (row, provider) : (null, null);
    }

    /// <summary>The provider says that somebody left there: one session where it names it, else all of that person's.</summary>
    public async Task EndAsync(string issuer, string? subject, string? sessionName, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (from, key) = (ProvidedPerson.Short(issuer), KeyOf(sessionName));
        var rows = db.ProviderSessions.Where(s => s.Issuer == from);
        if (key.Length > 0)
            rows = rows.Where(s => s.SessionKey == key);
        var open = db.AccountSessions.Where(s => s.EndedAt == null && rows.Any(row => row.SessionId == s.Id));
        if (key.Length == 0)
        {
            var login = ProvidedPerson.Short(subject ?? "");
            open = open.Where(s => db.UserLogins.Any(l => l.UserId == s.AccountId && l.LoginProvider == from && l.ProviderKey == login));
        }
        foreach (var session in await open.Select(s => new { s.AccountId, s.Id }).ToListAsync(stop))
            await sessions.EndAsync(session.AccountId, session.Id, stop);
    }

    private static string KeyOf(string? sessionName) =>
        string.IsNullOrEmpty(sessionName) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sessionName)));
}
