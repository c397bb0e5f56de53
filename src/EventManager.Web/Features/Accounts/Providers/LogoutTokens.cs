using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Who left at the provider.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person; null where only the session is named.</param>
/// <param name="Session">The provider's name for the session; null where all of the person's end.</param>
internal sealed record LogoutToken(string Issuer, string? Subject, string? Session);

/// <summary>Judges what a provider sends when somebody leaves there (OpenID Connect Back-Channel Logout 1.0, 2.6).</summary>
internal sealed class LogoutTokens(ProviderConfiguration configuration)
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>Null where it does not count.</summary>
    public async Task<LogoutToken?> ReadAsync(ProviderOptions provider, string? token, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(token) || await configuration.FindAsync(provider, stop) is not { } known)
            return null;
        var options = configuration.Options(provider);
        var rules = options.TokenValidationParameters.Clone();
        rules.ValidIssuer = known.Issuer;
        rules.ValidAudience = options.ClientId;
        rules.IssuerSigningKeys = known.SigningKeys;
        var judged = await options.TokenHandler.ValidateTokenAsync(token, rules);
        if (!judged.IsValid || judged.SecurityToken is not JsonWebToken read)
            return null;
        var said = new LogoutToken(read.Issuer, Text(read, JwtRegisteredClaimNames.Sub), Text(read, JwtRegisteredClaimNames.Sid));
        // An id token is none, although the same key signed it for us.
        var isLogout =
            read.TryGetPayloadValue<JsonElement>("events", out var events)
            && events.ValueKind is JsonValueKind.Object
            && events.TryGetProperty(LogoutEvent, out _)
            && !read.TryGetPayloadValue<object>(JwtRegisteredClaimNames.Nonce, out _);
        return isLogout && (said.Subject ?? said.Session) is not null ? said : null;
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) ? text : null;
}
