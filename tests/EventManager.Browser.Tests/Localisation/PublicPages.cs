using EventManager.Browser.Tests.Programme;
using EventManager.Browser.Tests.Registrations;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Data.Accounts;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations.Questions;
using EventManager.Testing;
using EventManager.Web;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Browser.Tests.Localisation;

/// <summary>Where a page that needs no organiser's account can be seen, by its route.</summary>
/// <param name="Route">As the page names it.</param>
/// <param name="Address">With content.</param>
/// <param name="Status">What the server answers.</param>
internal sealed record PublicPage(string Route, string Address, int Status = 200);

/// <summary>All of them, with a fair in which everything happens.</summary>
internal static class PublicPages
{
    /// <summary>Pages that show nothing of their own by themselves.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/sign-in/code"] = "asks for a password that was right a moment ago",
        ["/error"] = "is /error/{Status:int} with any status",
    };

    /// <summary>Routes of the program that neither the list nor a reason names.</summary>
    public static IEnumerable<string> Forgotten(IEnumerable<PublicPage> pages) =>
        typeof(EventManagerProgram)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
            .Select(route => route.Template)
            .Where(route => !route.StartsWith("/organise", StringComparison.Ordinal) && !Elsewhere.ContainsKey(route))
            .Except(pages.Select(page => page.Route));

    public static async Task<IReadOnlyList<PublicPage>> OfAsync(AskingFair scene)
    {
        var (fair, app) = (scene.Fair, scene.Fair.App);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var teacher =
            "/me/" + links.Token(LinkPurpose.Registration, await PartyPagesTests.BookAsync(fair, new GivenAnswer("eats", ["no"])));
        var newcomer = TestRegistrations.Visitor(fair.Fair.Slug, "Noor") with
        {
            ConfirmEmail = true,
            IsMinor = false,
            Answers = [new("eats", ["no"])],
        };
        var unconfirmed = (await app.RegisterAsync(newcomer)).Value.Id;
        var meeting = await ProgrammeExample.CreateAsync(app);
        return
        [
            new("/", "/"),
            new("/e/{Slug}", fair.Page),
            new("/e/{Slug}", "/e/" + meeting.Slug),
            new("/e/{Slug}/register", fair.Page + "/register"),
            new("/e/{Slug}/class", fair.Page + "/class"),
            new("/e/{Slug}/sent", fair.Page + "/sent"),
            new("/e/{Slug}/class/sent", fair.Page + "/class/sent"),
            new("/e/{Slug}/link", fair.Page + "/link"),
            new("/e/{Slug}/exhibitors", fair.Page + "/exhibitors"),
            new("/e/{Slug}/apply", fair.Page + "/apply"),
            new("/e/{Slug}/apply/done", fair.Page + "/apply/done"),
            new("/confirm/{Token}", "/confirm/" + links.Token(LinkPurpose.Confirm, unconfirmed)),
            new("/confirm/{Token}", "/confirm/none", 404),
            new("/me/{Token}", fair.Personal),
            new("/me/{Token}", scene.Minor),
            new("/me/{Token}", teacher),
            new("/me/{Token}", "/me/none", 404),
            new("/me/{Token}/data", fair.Personal + "/data"),
            new("/me/{Token}/class-sheet", teacher + "/class-sheet"),
            new("/me/{Token}/consent-sheet", scene.Minor + "/consent-sheet"),
            new("/me/{Token}/ticket", fair.Personal + "/ticket"),
            new("/me/{Token}/programme", $"/me/{meeting.Token}/programme"),
            new("/me/{Token}/minutes/{SessionId:guid}", $"/me/{meeting.Token}/minutes/{meeting.SessionId}"),
            new("/party/{Token}", "/party/" + links.Token(LinkPurpose.Party, fair.RegistrationId)),
            new("/consent/{Token}", scene.Guardian),
            new("/consent/{Token}/data", scene.Guardian + "/data"),
            new("/c/{Token}", scene.Officer),
            new("/i/{Token}", scene.Invited),
            new("/x/{Token}", fair.ExhibitorPage),
            new("/T/{*Code}", "/T/" + await fair.TicketCodeAsync()),
            new("/stop/{Token}", StopPage(app)),
            new("/choice/{Token}", await ChoicePageAsync(app)),
            new("/news", "/news"),
            new("/news/{Token}", "/news/" + links.Token(LinkPurpose.News, await AskForNewsAsync(app))),
            new("/news/{Token}", "/news/none", 404),
            new("/T/{*Code}", "/T/ABC"),
            new("/door", "/door"),
            new("/imprint", "/imprint"),
            new("/privacy", "/privacy"),
            new("/accessibility", "/accessibility"),
            new("/past", "/past"),
            new("/not-found", "/there-is-nothing", 404),
            new("/error/{Status:int}", "/error/500"),
            new("/sign-in", "/sign-in"),
            new("/sign-in/forgotten", "/sign-in/forgotten"),
            new("/set-password/{AccountId}/{Token}", await SetPasswordAsync(app)),
            new("/sign-in/emergency", "/sign-in/emergency"),
            new("/signed-out", "/signed-out"),
            new("/account", "/account"),
            new("/account/confirm", "/account/confirm"),
            new("/account/second-factor", "/account/second-factor"),
            new("/account/password", "/account/password"),
            new("/account/two-factor", "/account/two-factor"),
            new("/account/passkeys", "/account/passkeys"),
        ];
    }

    private static string StopPage(TestApp app) =>
        "/stop/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.StopMails, Guid.NewGuid());

    private static async Task<string> ChoicePageAsync(TestApp app)
    {
        var subscription = await AskForNewsAsync(app);
        await app.Services.GetRequiredService<ConfirmNewsHandler>().HandleAsync(subscription, CancellationToken.None);
        await using var db = await app.OpenDbAsync();
        var address = (await db.NewsSubscriptions.FindAsync(subscription))!.AddressId;
        return "/choice/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.MailChoice, address);
    }

    private static async Task<Guid> AskForNewsAsync(TestApp app)
    {
        var asked = new NewsSubscription(Guid.NewGuid(), "ada@schule.example", NewsTopics.HealthDays, "de", "de:0", DateTimeOffset.UtcNow);
        await using var db = await app.OpenDbAsync();
        db.Add(asked);
        await db.SaveChangesAsync();
        return asked.Id;
    }

    private static async Task<string> SetPasswordAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            UserName = "neu@kassel.example",
            Email = "neu@kassel.example",
            DisplayName = "Neu",
        };
        (await accounts.CreateAsync(account)).Succeeded.ShouldBeTrue();
        var site = scope.ServiceProvider.GetRequiredService<IOptions<SiteOptions>>().Value;
        return (await PasswordLinks.MakeAsync(accounts, account, site)).PathAndQuery;
    }
}
