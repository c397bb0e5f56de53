using System.Security.Claims;
using System.Security.Cryptography;
using EventManager.Testing;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>Somebody whom the provider knows.</summary>
internal sealed record Somebody(string Subject, string Email, bool Verified = true, string Name = "Kim Muster", params string[] Groups);

/// <summary>A real OpenID Connect provider (OpenIddict) on loopback, which signs in whoever <see cref="Who"/> is without asking.</summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string Client = "eventmanager";
    public const string Secret = "nur für diesen Test";

    private readonly WebApplication app;
    private readonly RsaSecurityKey key;

    private OpenIdServer(WebApplication app, RsaSecurityKey key)
    {
        (this.app, this.key) = (app, key);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public SigningCredentials Signing => new(key, SecurityAlgorithms.RsaSha256);

    /// <summary>Null answers that the person went back.</summary>
    public Somebody? Who { get; set; }

    /// <summary>Changes an id token before it is signed: what a provider must not say.</summary>
    public Action<SecurityTokenDescriptor>? Falsify { get; set; }

    /// <summary>What came to the page for leaving.</summary>
    public List<OpenIddictRequest> Leavings { get; } = [];

    public static async Task<OpenIdServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "test" };
        OpenIdServer? server = null;
        builder.Services.AddOpenIddict().AddServer(options => Configure(options, key, () => server!));
        var app = builder.Build();
        app.MapGet("/connect/authorize", (HttpContext http) => server!.AuthorizeAsync(http));
        app.MapGet("/connect/end-session", (HttpContext http) => server!.LeaveAsync(http));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server = new OpenIdServer(app, key);
    }

    private static void Configure(OpenIddictServerBuilder options, RsaSecurityKey key, Func<OpenIdServer> server)
    {
        // No store: codes and tokens carry what they mean. Clients are judged here.
        options.EnableDegradedMode();
        options
            .SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetEndSessionEndpointUris("connect/end-session");
        options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        options.RegisterScopes("openid", "profile", "email");
        options.AddEphemeralEncryptionKey().AddSigningKey(key);
        options
            .UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .DisableTransportSecurityRequirement();
        options.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if (
                    context.ClientId != Client
                    || context.RedirectUri?.EndsWith("/sign-in/with/haus/callback", StringComparison.Ordinal) != true
                )
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            })
        );
        options.AddEventHandler<ValidateTokenRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            })
        );
        options.AddEventHandler<ValidateEndSessionRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if (context.PostLogoutRedirectUri?.EndsWith("/signed-out", StringComparison.Ordinal) != true)
                    context.Reject(OpenIddictConstants.Errors.InvalidRequest);
                return default;
            })
        );
        options.AddEventHandler<GenerateTokenContext>(handler =>
            handler
                .UseInlineHandler(context =>
                {
                    if (context.TokenType == OpenIddictConstants.TokenTypeIdentifiers.IdentityToken)
                        server().Falsify?.Invoke(context.SecurityTokenDescriptor);
                    return default;
                })
                .SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1)
        );
    }

    private Task AuthorizeAsync(HttpContext http)
    {
        if (Who is not { } who)
        {
            var no = new AuthenticationProperties(
                new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = OpenIddictConstants.Errors.AccessDenied,
                }
            );
            return http.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, no);
        }
        var identity = new ClaimsIdentity("test", "name", "role");
        identity.AddClaim(new Claim("sub", who.Subject));
        identity.AddClaim(new Claim("sid", "sid-" + who.Subject));
        identity.AddClaim(new Claim("name", who.Name));
        if (who.Email.Length > 0)
            identity.AddClaim(new Claim("email", who.Email));
        identity.AddClaim(new Claim("email_verified", who.Verified ? "true" : "false", ClaimValueTypes.Boolean));
        foreach (var group in who.Groups)
            identity.AddClaim(new Claim("groups", group));
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        var person = new ClaimsPrincipal(identity);
        person.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        return http.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, person);
    }

    private Task LeaveAsync(HttpContext http)
    {
        Leavings.Add(http.GetOpenIddictServerRequest()!);
        return http.SignOutAsync(
            OpenIddictServerAspNetCoreDefaults.AuthenticationScheme,
            new AuthenticationProperties { RedirectUri = "/" }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
