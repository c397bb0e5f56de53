using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// Each provider of the settings is a scheme of ASP.NET Core's own OpenID Connect: code flow with PKCE, nonce and state. The answer comes as
/// a redirect, not as a form: a form needs a script there and a cookie that other sites may send here.
/// </summary>
internal sealed class ProviderSchemes(IOptions<SignInOptions> signIn, IOptions<SiteOptions> site, TimeProvider clock)
    : IConfigureOptions<AuthenticationOptions>,
        IConfigureNamedOptions<OpenIdConnectOptions>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static string Of(ProviderOptions provider) => "provider:" + provider.Name;

    public void Configure(AuthenticationOptions options)
    {
        foreach (var provider in signIn.Value.Providers)
            options.AddScheme(
                Of(provider),
                scheme =>
                {
                    scheme.DisplayName = provider.Title;
                    scheme.HandlerType = typeof(OpenIdConnectHandler);
                }
            );
    }

    public void Configure(OpenIdConnectOptions options) { }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (signIn.Value.Providers.FirstOrDefault(one => Of(one) == name) is not { } provider)
            return;
        options.TimeProvider = clock;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority, provider.ClientId, ProviderSecrets.Of(provider));
        options.RequireHttpsMetadata = provider.RequireHttps;
        options.CallbackPath = provider.Callback;
        // Leaving has addresses of its own.
        options.SignedOutCallbackPath = options.RemoteSignOutPath = default;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.BackchannelTimeout = Patience;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = provider.UserInfo;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        // As the provider wrote them: ProviderClaims reads them.
        options.ClaimActions.Clear();
        if (provider.UserInfo)
            options.ClaimActions.MapAll();
        Shape(options.NonceCookie, "provider-nonce.");
        Shape(options.CorrelationCookie, "provider-state.");
        ProviderEvents.Attach(options.Events, provider);
    }

    private void Shape(CookieBuilder cookie, string name)
    {
        cookie.Name = SiteCookies.Name(site.Value, name);
        cookie.Path = "/";
        // Comes back with the redirect from the provider, and with no form of another site.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}

internal static class ProviderSchemesSetup
{
    public static void AddProviderSchemes(this IServiceCollection services)
    {
        services.AddSingleton<ProviderSchemes>();
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>>(all => all.GetRequiredService<ProviderSchemes>());
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(all => all.GetRequiredService<ProviderSchemes>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>()
        );
        services.AddTransient<OpenIdConnectHandler>();
    }
}
