using System.Security.Claims;
using System.Text.Encodings.Web;
using EventManager.Domain.Common;
using EventManager.Web.Features.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>Signs a request in by <c>Authorization: Bearer em_…</c>. Says no with a problem, never with a redirect.</summary>
internal sealed class AccessTokenScheme(
    AccessTokenRegister register,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "AccessToken";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        return await register.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is { } token
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new AccessTokenIdentity(token)), Name))
            : AuthenticateResult.Fail("The token is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return SayAsync(ApiRefusals.TokenInvalid, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        SayAsync(ApiRefusals.Forbidden, StatusCodes.Status403Forbidden);

    private Task SayAsync(Refusal refusal, int status) =>
        Context.RequestServices.GetRequiredService<ApiProblems>().Of(refusal, status).ExecuteAsync(Context);
}
