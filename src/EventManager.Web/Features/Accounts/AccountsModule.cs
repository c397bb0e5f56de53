using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts;

/// <summary>Who signs in, and how.</summary>
internal static class AccountsModule
{
    /// <summary>
    /// Of PBKDF2 with HMAC-SHA-512, as OWASP advises in 2026. Raising it costs nothing else: who signs in is hashed anew.
    /// </summary>
    private const int HashIterations = 210_000;

    public static void AddAccounts(this IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = AccountRefusals.MinPasswordLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                // What is easily guessed, the validator says.
                options.Password.RequiredUniqueChars = 1;
                // Nobody locks an account who only knows its address: SignInDelays.
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddUserStore<AccountStore>()
            .AddEntityFrameworkStores<EventDb>()
            .AddUserManager<AccountChanges>()
            .AddSignInManager<AccountSignIns>()
            .AddPasswordValidator<PasswordStrength>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<SignInDelays>();
        services.AddSingleton<NobodysPassword>();
        services.Replace(ServiceDescriptor.Scoped<ILookupNormalizer, CleanLookup>());
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.LoginPath = "/sign-in";
                    cookie.LogoutPath = "/sign-out";
                    // Both ends of a session stand in its row, where circuits count as use too.
                    cookie.SlidingExpiration = false;
                    cookie.Events.OnValidatePrincipal = AccountCookie.ValidateAsync;
                    cookie.Events.OnRedirectToAccessDenied = AccountCookie.RefuseAsync;
                })
            );
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountSessionOptions>>((cookie, sessions) => cookie.ExpireTimeSpan = sessions.Value.SignedInAtMost);
        services.AddProviders();
        services.AddCascadingAuthenticationState();
        services.AddRefusalTexts<AccountText>();
        services.AddScoped<CreateAdministratorHandler>();
        services.AddScoped<SetPasswordHandler>();
        services.AddScoped<SendPasswordLinkHandler>();
        services.AddScoped<InviteAccountHandler>();
        services.AddSingleton<ChangeRightsHandler>();
        services.AddTable<AccountTable>();
        services.AddSingleton<SetEventRoleHandler>();
        services.AddSingleton<DisableAccountHandler>();
        services.AddSingleton<DeleteAccountHandler>();
        services.AddSingleton<ResetSecondFactorHandler>();
        services.AddSingleton<EndSessionsHandler>();
        services.AddSingleton<AccountsQuery>();
        services.AddList<AccountListQuery>();
        services.AddTaskKind<DisableAccountsTask>();
        services.AddTaskKind<EnableAccountsTask>();
        services.AddTaskKind<EndSessionsTask>();
        services.AddList<TokenListQuery>();
        services.AddTable<TokenTable>();
        services.AddTaskKind<RevokeTokensTask>();
        services.AddList<AuditListQuery>();
        services.AddTable<AuditTable>();
        services.AddMailKind<PasswordLinkMail>();
        services.AddMailKind<AccountInvitationMail>();
        services.AddMailKind<SecurityNoticeMail>();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = PasswordLinks.Lifetime);
        // A passkey stands for password and second factor together, so the device must have checked who holds it.
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapProviders();
        routes.MapTable<AuditTable>("/organise/administration/audit", Policies.Administrator);
        routes.MapTable<TokenTable>("/organise/administration/tokens", Policies.Administrator);
        routes.MapTable<AccountTable>("/organise/administration/accounts", Policies.Administrator);
    }
}
