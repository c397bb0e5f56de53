using System.Globalization;
using System.Net;
using EventManager.Integration.Tests.Robustness;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Access;

/// <summary>
/// Every route of the routing table, asked by every kind of caller; who is admitted is read from what the route declares beside itself. A
/// new route is in by itself: without a declaration, with a requirement that nobody explained, or with an answer of its own that
/// stands in no list here, it is red.
/// </summary>
public sealed class RouteMatrixTests
{
    /// <summary>What answers otherwise than with 200 to whoever is admitted, asked with what the demo holds.</summary>
    private static readonly Dictionary<string, HttpStatusCode> OwnAnswers = new()
    {
        ["/language/{language}"] = HttpStatusCode.Redirect,
        ["/organise/events/{slug}/registrations/{id:guid}"] = HttpStatusCode.Redirect,
        // Whoever only looks is sent to the page; the POST has its own test.
        ["/choice/{token}/one-click"] = HttpStatusCode.Redirect,
        ["/organise/events/{slug}/registrations/{id:guid}/page"] = HttpStatusCode.Redirect,
        // Whose it is, or of an event to which that person belongs: the tests of those files say it with one that is there.
        ["/organise/tasks/{id:guid}/file"] = HttpStatusCode.NotFound,
        ["/organise/events/{slug}/files/{id:guid}"] = HttpStatusCode.NotFound,
        ["/organise/events/{Slug}/people/{Kind}/{Id:guid}/data"] = HttpStatusCode.NotFound,
        ["/organise/events/{slug}/people/{kind}/{id:guid}/data.json"] = HttpStatusCode.NotFound,
        ["/organise/events/{slug}/people/{kind}/{id:guid}/data.html"] = HttpStatusCode.NotFound,
        // Of a name that no page has; the browser's look at the handbook opens one with its pictures.
        ["/organise/handbook/{Name}"] = HttpStatusCode.NotFound,
        ["/organise/handbook/pictures/{language}/{name}.jpg"] = HttpStatusCode.NotFound,
        ["/media/events/{id:guid}"] = HttpStatusCode.NotFound,
        ["/media/logos/{id:guid}"] = HttpStatusCode.NotFound,
        // The house has no logo; the picture of a shared link has its event and a language in its name, and tests of its own.
        ["/pictures/logo/{id:guid}"] = HttpStatusCode.NotFound,
        ["/pictures/share/e/{slug}/{language}-{mark}.png"] = HttpStatusCode.NotFound,
        ["/me/{token}/files/{id:guid}"] = HttpStatusCode.NotFound,
        ["/me/{Token}/minutes/{SessionId:guid}"] = HttpStatusCode.NotFound,
        ["/me/{Token}/class-sheet"] = HttpStatusCode.NotFound,
        // To sign where a guardian has to; the person asked with is none.
        ["/me/{Token}/consent-sheet"] = HttpStatusCode.Redirect,
        ["/dev/mailbox/{number:int}"] = HttpStatusCode.NotFound,
        ["/dev/mailbox/{number:int}/html"] = HttpStatusCode.NotFound,
        ["/dev/mailbox/{number:int}/raw"] = HttpStatusCode.NotFound,
        ["/dev/mailbox/{number:int}/attachments/{index:int}"] = HttpStatusCode.NotFound,
        ["/sign-in/code"] = HttpStatusCode.Redirect,
        // Only for whom a second factor is demanded that is not there yet.
        ["/account/second-factor"] = HttpStatusCode.Redirect,
        // The demo has no provider; the tests of providers have one.
        ["/sign-in/with/{provider}"] = HttpStatusCode.NotFound,
        ["/sign-in/with/{provider}/"] = HttpStatusCode.NotFound,
        ["/sign-in/with/{provider}/callback"] = HttpStatusCode.NotFound,
        ["/_blazor"] = HttpStatusCode.BadRequest,
        ["/_blazor/disconnect/"] = HttpStatusCode.MethodNotAllowed,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private int sent;

    [Theory, EachDatabase]
    public async Task Each_caller_reaches_what_each_route_declares_and_nothing_else(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await AccessWorld.StartAsync(kind);
        var options = world.Program.App.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        var wrong = new List<string>();
        foreach (var route in Asked(world.Program))
        foreach (var method in MethodsOf(route))
        foreach (var caller in kind is DatabaseUnderTest.Sqlite ? world.Callers : OneOfEach(world.Callers, route, options))
        {
            var address = WholeProgram.AddressOf(route);
            using var answer = await SendAsync(caller.Client, method, world.Program.Fill(address, Chosen(address)));
            var expected = Expectation.Of(route, options, caller);
            if (!Fits(answer, expected, method, OwnAnswers.GetValueOrDefault(address, HttpStatusCode.OK)))
                wrong.Add($"{method} {address}: {(int)answer.StatusCode} {Where(answer)}, expected {expected}, by {caller.Name}");
        }

        sent.ShouldBeGreaterThan(kind is DatabaseUnderTest.Sqlite ? 3_000 : 800);
        wrong.ShouldBeEmpty(Summary(wrong));
        world.Program.Errors.All.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Each_link_opens_the_routes_of_its_purpose_and_no_other(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await AccessWorld.StartAsync(kind);
        world.Links.Keys.ShouldBe(Enum.GetValues<LinkPurpose>(), ignoreOrder: true, "A new purpose needs a link here.");
        var wrong = new List<string>();
        foreach (var route in Asked(world.Program).Where(route => Secret(route) == "token"))
        foreach (var (purpose, (here, elsewhere)) in world.Links)
        foreach (var (link, where) in new[] { (here, "here"), (elsewhere, "elsewhere") })
        {
            var template = WholeProgram.AddressOf(route);
            var purposes = route.Metadata.GetMetadata<ByLinkAttribute>()!.Purposes;
            if (purposes.Count == 0)
                continue;
            var address = world.Program.Fill(
                template.Replace(Up(template), Root(template) + link, StringComparison.Ordinal),
                values => values[0]
            );
            using var answer = await SendAsync(world.Callers[0].Client, HttpMethod.Get, address);
            var expected = purposes.Contains(purpose) ? OwnAnswers.GetValueOrDefault(template, HttpStatusCode.OK) : HttpStatusCode.NotFound;
            if (answer.StatusCode != expected)
                wrong.Add($"{template} by a {purpose} link {where}: {(int)answer.StatusCode}, expected {(int)expected}");
        }

        wrong.ShouldBeEmpty(Summary(wrong));
    }

    /// <summary>An address that holds a secret is open to everybody, so that the policy says nothing of it.</summary>
    [Fact]
    public async Task Every_open_route_with_a_secret_says_which_links_open_it()
    {
        await using var app = await TestApp.StartAsync();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var open = routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null && Secret(route) is not null).ToList();

        open.Count.ShouldBeGreaterThan(12);
        open.Where(route => route.Metadata.GetMetadata<ByLinkAttribute>() is null).Select(WholeProgram.AddressOf).ShouldBeEmpty();
    }

    /// <summary>What stands below an event asks about that event, downloads included; the API asks for tokens only.</summary>
    [Fact]
    public async Task Every_route_below_an_event_asks_for_a_right_in_that_event()
    {
        await using var app = await TestApp.StartAsync();
        var options = app.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        bool Asks<T>(RouteEndpoint route) =>
            route.Metadata.GetMetadata<IAllowAnonymous>() is null && Expectation.PolicyOf(route, options).Requirements.OfType<T>().Any();
        var below = routes.Where(route =>
            WholeProgram.AddressOf(route).StartsWith("/organise/events/{slug}", StringComparison.OrdinalIgnoreCase)
        );
        var calls = routes.Where(route => WholeProgram.AddressOf(route).StartsWith("/api/", StringComparison.Ordinal)).ToList();

        below.Where(route => !Asks<EventRoleRequirement>(route)).Select(WholeProgram.AddressOf).ShouldBeEmpty();
        calls.Where(route => !Asks<ScopeRequirement>(route)).Select(WholeProgram.AddressOf).ShouldBe(["/api/v1/door/pair"]);
    }

    /// <summary>Not the files of wwwroot, one route each, and what Blazor maps for them; RouteTests says that they are for everybody.</summary>
    private static List<RouteEndpoint> Asked(WholeProgram program) =>
        [
            .. program
                .Routes()
                .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .Where(route => !WholeProgram.AddressOf(route).StartsWith("/_framework", StringComparison.Ordinal))
                .Where(route => !WholeProgram.AddressOf(route).StartsWith("/{**path", StringComparison.Ordinal))
                .Where(route => !WholeProgram.AddressOf(route).StartsWith("/error", StringComparison.Ordinal)),
        ];

    private static IEnumerable<HttpMethod> MethodsOf(RouteEndpoint route) => (
            route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } said ? said
            // SignalR takes what it is asked for, and asks for nothing itself.
            : WholeProgram.AddressOf(route).EndsWith("/negotiate", StringComparison.Ordinal) ? ["POST"]
            : ["GET"]
        ).Where(method => method is not "HEAD" and not "OPTIONS").Select(method => new HttpMethod(method));

    private static string? Secret(RouteEndpoint route) =>
        route.RoutePattern.Parameters.Select(p => p.Name.ToLowerInvariant()).FirstOrDefault(name => name is "token" or "code");

    /// <summary>What the API cancels is nobody's whose pages are asked for.</summary>
    private static Func<string[], string> Chosen(string address) =>
        address.StartsWith("/api/v1/registrations", StringComparison.Ordinal) ? values => values[1] : values => values[0];

    private static string? Where(HttpResponseMessage answer) => answer.Headers.Location?.ToString();

    private static bool Fits(HttpResponseMessage answer, Expected expected, HttpMethod method, HttpStatusCode own)
    {
        var isSentToSignIn = answer.StatusCode is HttpStatusCode.Redirect && Where(answer)!.Contains("/sign-in?", StringComparison.Ordinal);
        return expected switch
        {
            // What only scripts ask for gets 401 beside the address: the hub, and what is sent.
            Expected.SignIn => isSentToSignIn
                || answer is { StatusCode: HttpStatusCode.Unauthorized, Headers.Location.AbsolutePath: "/sign-in" },
            Expected.Token => answer.StatusCode is HttpStatusCode.Unauthorized,
            Expected.Forbidden => answer.StatusCode is HttpStatusCode.Forbidden,
            // An empty body is nothing that a call or a form can take: it says so itself.
            _ when method != HttpMethod.Get => !isSentToSignIn
                && answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                && (int)answer.StatusCode is >= 200 and < 500 and not 429,
            _ => answer.StatusCode == own,
        };
    }

    /// <summary>
    /// Who may is decided by the program, of what the database says of the caller: on a second database it is enough to ask as one of each
    /// kind for each answer. That each page's questions are understood there is seen all the same.
    /// </summary>
    private static IEnumerable<Caller> OneOfEach(List<Caller> callers, RouteEndpoint route, AuthorizationOptions options) =>
        callers.DistinctBy(caller =>
            (
                Expectation.Of(route, options, caller),
                caller.IsSignedIn,
                caller.RoleHere is null,
                caller.Scopes is null,
                caller.IsBoundElsewhere
            )
        );

    /// <summary>Each from an address of its own: limits by address are tested elsewhere.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address)
    {
        sent++;
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(
            "X-Forwarded-For",
            string.Create(CultureInfo.InvariantCulture, $"10.{sent >> 16}.{(sent >> 8) & 255}.{sent & 255}")
        );
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    private static string Root(string template) => template[..template.IndexOf('{', StringComparison.Ordinal)];

    private static string Up(string template) => template[..(template.IndexOf('}', StringComparison.Ordinal) + 1)];

    private static string Summary(List<string> wrong) => $"{wrong.Count}:\n" + string.Join('\n', wrong.Take(60));
}
