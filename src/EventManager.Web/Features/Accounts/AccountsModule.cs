using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Csv;
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
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<EventDb>()
            .AddSignInManager<AccountSignIns>()
            .AddDefaultTokenProviders();
        services.Replace(ServiceDescriptor.Scoped<ILookupNormalizer, CleanLookup>());
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.LoginPath = "/sign-in";
                    cookie.LogoutPath = "/sign-out";
                    cookie.Cookie.Name = "account";
                    // Both ends of a session stand in its row, where circuits count as use too.
                    cookie.SlidingExpiration = false;
                    cookie.Events.OnValidatePrincipal = AccountCookie.ValidateAsync;
                    cookie.Events.OnRedirectToAccessDenied = AccountCookie.RefuseAsync;
                })
            );
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountSessionOptions>>((cookie, sessions) => cookie.ExpireTimeSpan = sessions.Value.SignedInAtMost);
        services.AddCascadingAuthenticationState();
        services.AddRefusalTexts<AccountText>();
        services.AddScoped<CreateAdministratorHandler>();
        services.AddScoped<SendPasswordLinkHandler>();
        services.AddScoped<InviteAccountHandler>();
        services.AddSingleton<ChangeRightsHandler>();
        services.AddTable<AccountTable>();
        services.AddSingleton<SetEventRoleHandler>();
        services.AddSingleton<AccountsQuery>();
        services.AddMailKind<PasswordLinkMail>();
        services.AddMailKind<AccountInvitationMail>();
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
        routes.MapTable<AccountTable>("/organise/administration/accounts", Policies.Administrator);
    }
}
