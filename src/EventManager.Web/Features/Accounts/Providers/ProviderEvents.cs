using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>What happens between a provider's answer and our own session. Whatever goes wrong is words on the sign-in page.</summary>
internal static class ProviderEvents
{
    private const string Issuer = "issuer";
    private const string Token = "id_token";

    public static void Attach(OpenIdConnectEvents events, ProviderOptions provider)
    {
        events.OnTokenValidated = Remember;
        events.OnTicketReceived = context => SignInAsync(context, provider);
        events.OnAccessDenied = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(ProviderProblem.Address(ProviderRefusals.Cancelled));
            return Task.CompletedTask;
        };
        events.OnRemoteFailure = context => FailAsync(context, provider);
    }

    /// <summary>The issuer and the token itself, as they were signed: what userinfo adds is not.</summary>
    private static Task Remember(TokenValidatedContext context)
    {
        context.Properties!.Items[Issuer] = context.SecurityToken.Issuer;
        context.Properties.Items[Token] = context.TokenEndpointResponse?.IdToken ?? "";
        return Task.CompletedTask;
    }

    private static async Task SignInAsync(TicketReceivedContext context, ProviderOptions provider)
    {
        var (http, items) = (context.HttpContext, context.Properties!.Items);
        var person = ProvidedPerson.From(provider, context.Principal!, items[Issuer]!);
        var result = await http
            .RequestServices.GetRequiredService<SignInByProviderHandler>()
            .HandleAsync(provider, person, http.RequestAborted);
        context.HandleResponse();
        if (result.IsRefused)
        {
            await NoteAsync(http, provider, result.Refusal);
            context.Response.Redirect(ProviderProblem.Address(result.Refusal));
            return;
        }
        await http
            .RequestServices.GetRequiredService<ProviderSessions>()
            .RememberAsync(provider, person.Issuer, ProviderClaims.First(context.Principal!, "sid"), items[Token]!, http.RequestAborted);
        context.Response.Redirect(LocalPaths.Or(context.ReturnUri, "/organise"));
    }

    private static async Task FailAsync(RemoteFailureContext context, ProviderOptions provider)
    {
        var why = Of(context.Failure);
        context.HandleResponse();
        // Anybody can send an answer that nobody asked for; only what belongs to a request of ours is written down.
        if (why != ProviderRefusals.Stale)
            await NoteAsync(context.HttpContext, provider, why);
        NobodySignedIn(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>(), provider, why, context.Failure);
        context.Response.Redirect(ProviderProblem.Address(why));
    }

    /// <summary>For whoever runs the program; the provider's own words may name people and are left out.</summary>
    public static void NobodySignedIn(ILoggerFactory logs, ProviderOptions provider, Refusal why, Exception? error) =>
        logs.CreateLogger(typeof(ProviderEvents))
            .LogWarning("{Provider} signed nobody in: {Reason}, {Error}", provider.Name, why.Code, Kind(error));

    private static Task NoteAsync(HttpContext http, ProviderOptions provider, Refusal why) =>
        http
            .RequestServices.GetRequiredService<AuditTrail>()
            .WriteAsync("account.sign_in_failed", null, detail: $"{provider.Name}: {why.Code}");

    /// <summary>State and nonce are a browser's own; all else is what the provider says.</summary>
    internal static Refusal Of(Exception? error) =>
        error switch
        {
            _ when ProviderConfiguration.IsAway(error) => ProviderRefusals.Away,
            Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectProtocolInvalidNonceException => ProviderRefusals.Failed,
            SecurityTokenException => ProviderRefusals.Failed,
            Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectProtocolException => ProviderRefusals.Failed,
            AuthenticationFailureException => ProviderRefusals.Stale,
            _ => ProviderRefusals.Failed,
        };

    private static string Kind(Exception? error) => (error?.InnerException ?? error)?.GetType().Name ?? "none";
}
