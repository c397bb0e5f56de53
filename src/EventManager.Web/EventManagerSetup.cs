using System.Text.Encodings.Web;
using System.Text.Unicode;
using EventManager.Data;
using EventManager.Web.Demo;
using EventManager.Web.Features.Accounts;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Snapshot;
using EventManager.Web.Features.Events;
using EventManager.Web.Features.Events.Templates;
using EventManager.Web.Features.Exhibitors;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Features.Programme;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Features.Translations;
using EventManager.Web.Features.Venues;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Clocks;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Health;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Security.Keys;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Platform.Telemetry;
using EventManager.Web.Shell;
using EventManager.Web.Shell.Handbooks;
using EventManager.Web.Shell.Installing;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Shell.Searching;
using EventManager.Web.Ui.Mud;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web;

/// <summary>The program's table of contents: what it is made of, and in which order a request passes.</summary>
internal static class EventManagerSetup
{
    public static void AddEventManager(this WebApplicationBuilder builder)
    {
        // Also outside Development, where the program runs from its build output; a published one has no such manifest.
        builder.WebHost.UseStaticWebAssets();
        // A start that fails ends with its own line (StartFault), or with the whole of an unexpected error; the host would show each twice.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns of each page with a form whose "no-store" it makes stricter still: thousands of lines in which others were lost.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery", LogLevel.Error);
        var services = builder.Services;
        services.AddClocks();
        services.AddValidatedOptions<SiteOptions>(SiteOptions.Section);
        services.AddSingleton<IValidateOptions<SiteOptions>, UnknownSections>();
        services.AddSingleton<IPostConfigureOptions<SiteOptions>, DevelopmentAddress>();
        services.AddValidatedOptions<PrivacyOptions>(PrivacyOptions.Section);
        services.AddTelemetry();
        services.AddDatabase();
        services.AddLanguages();
        services.AddSecurity();
        builder.AddRequestSizes();
        // Umlauts as letters, not as entities: shorter pages that people can read in the source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddOrganiserShell();
        services.AddMud();
        services.AddHttpContextAccessor();
        services.AddAntiforgery();
        services.AddFormlessPages();
        services.AddProblemDetails();
        services.AddOutputCache();
        builder.AddHealth();

        services.AddAudit();
        services.AddMails();
        services.AddJobs();
        services.AddBackgroundTasks();

        services.AddAccounts();
        services.AddAccessTokens();
        services.AddApi();
        services.AddTickets();
        services.AddRegistrations();
        services.AddProgramme();
        services.AddCheckIn();
        services.AddEvents();
        services.AddVenues();
        services.AddSiteTexts();
        services.AddExhibitors();
        services.AddMailings();
        services.AddTranslations();
        services.AddPrivacy();
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
    }

    public static void UseEventManager(this WebApplication app)
    {
        app.UseReadableHosts();
        app.UseForwardedHeaders(ProxySettings(app.Services.GetRequiredService<IOptions<SiteOptions>>().Value));
        app.UsePublicPort();
        app.UseHeadRequests();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHttpsOnly();
        }
        app.UseSharedDate();
        app.UseEventKeys();
        app.UseRouting();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseCookiePolicy();
        app.UseLanguageChoice();
        app.UseRequestLocalization();
        app.UseOutageAnswers();
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseErrorPagesForForms();
        app.UseOwnCircuitsOnly();
        app.UseNothingKept();
        app.UseUnknownAddresses();
        app.UseLocalAccounts();
        app.UseApiAnswers();
        app.UseSnapshotCompression();
        app.UseProviderLimit();
        app.UseAuthentication();
        app.UseCallingUser();
        app.UseDemandedSecondFactor();
        app.UseAuthorization();
        app.UseConfirmation();
        app.UseCircuitLimit();
        app.UseRateLimiter();
        app.UseRequestSizes();
        app.UseIncomingText();
        app.UseIncomingJson();
        app.UsePublicFormLimit();
        app.UseOutputCache();
        app.UsePublicPageCompression();
        app.UseAntiforgery();
        app.UseUnsentForms();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapMetricsPage();
        app.MapLanguages();
        app.MapAccounts();
        app.MapVenues();
        app.MapApi();
        app.MapRegistrations();
        app.MapEvents();
        app.MapSearch();
        app.MapAppManifest();
        app.MapHandbookPictures();
        app.MapCheckIn();
        app.MapExhibitors();
        app.MapMailings();
        app.MapPrivacy();
        app.MapJobsDashboard();
        app.MapBackgroundTasks();
        app.MapTranslations();
        // Our own policy says that nobody may frame a page; a second one would only be less strict.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .AddStatelessPages();
    }

    /// <summary>What must be done before the first request: settings checked, schema up to date.</summary>
    public static async Task StartAsync(this IServiceProvider services, CancellationToken stop)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        await DatabaseStart.PrepareAsync(services, services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart, stop);
        await SqliteFile.CountKeysAsync(services.GetRequiredService<IDbContextFactory<EventDb>>(), stop);
        await services.GetRequiredService<ClockWatch>().CompareAsync(stop);
        await KeyStart.PrepareAsync(services, stop);
        await services.GetRequiredService<SiteSecrets>().PrepareAsync(stop);
        await services.GetRequiredService<TemplateSeed>().RunAsync(stop);
        await DemoStart.RunAsync(services, stop);
    }

    private static ForwardedHeadersOptions ProxySettings(SiteOptions site)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var network in site.ProxyNetworks)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
