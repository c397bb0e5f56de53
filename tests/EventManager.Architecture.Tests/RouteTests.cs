using EventManager.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Architecture.Tests;

/// <summary>Nothing is open by accident: each route says who may come.</summary>
public sealed class RouteTests
{
    /// <summary>Routes that Blazor maps itself.</summary>
    private static readonly Dictionary<string, string> Frameworks = new()
    {
        ["_blazor"] = "the circuits' hub: the fallback policy asks for a signed-in account",
        ["{**path:file}"] = "in development only: files of wwwroot that were added after the build",
        ["_framework"] = "scripts of Blazor, the same for everybody",
    };

    [Fact]
    public async Task Every_endpoint_says_who_may_come()
    {
        await using var app = await TestApp.StartAsync();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        endpoints.Count.ShouldBeGreaterThan(5);
        endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
            .Where(route => !Frameworks.ContainsKey(route.TrimStart('/').Split('/')[0]))
            .ShouldBeEmpty("Add RequireAuthorization(policy), [Authorize] or AllowAnonymous.");
    }

    [Fact]
    public void Every_page_says_who_may_come() =>
        Pages()
            .Where(page => !page.IsDefined(typeof(AuthorizeAttribute), true) && !page.IsDefined(typeof(AllowAnonymousAttribute), true))
            .Select(page => page.FullName)
            .ShouldBeEmpty();

    /// <summary>What stands in an address is anybody's: a number that is none would be an error before the page is asked.</summary>
    [Fact]
    public void Every_query_is_read_as_text()
    {
        var queries = House
            .Web.GetTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute), true))
            .ToList();

        queries.Count.ShouldBeGreaterThan(10);
        queries.Where(property => property.PropertyType != typeof(string)).Select(p => $"{p.DeclaringType}.{p.Name}").ShouldBeEmpty();
    }

    /// <summary>A page over a circuit outlives a sign-out and a right: only what stands under this class is asked again.</summary>
    [Fact]
    public void Every_interactive_page_is_judged_again_while_it_is_open()
    {
        var interactive = Pages().Where(page => page.IsDefined(typeof(RenderModeAttribute), true)).ToList();

        interactive.Count.ShouldBeGreaterThan(20);
        interactive.Where(page => !page.IsSubclassOf(typeof(Web.Shell.OrganiserPage))).Select(page => page.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_reaches_the_organisers_area_without_an_account() =>
        Pages()
            .Where(page => Routes(page).Any(route => route.StartsWith("/organise", StringComparison.OrdinalIgnoreCase)))
            .Where(page => page.IsDefined(typeof(AllowAnonymousAttribute), true))
            .Select(page => page.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void Every_page_of_an_event_asks_for_a_role_in_that_event() =>
        Pages()
            .Where(page => Routes(page).Any(route => route.StartsWith("/organise/events/{slug", StringComparison.OrdinalIgnoreCase)))
            .Where(page =>
                !page.GetCustomAttributes(typeof(AuthorizeAttribute), true)
                    .Cast<AuthorizeAttribute>()
                    .Any(attribute => attribute.Policy?.StartsWith("event-", StringComparison.Ordinal) == true)
            )
            .Select(page => page.FullName)
            .ShouldBeEmpty();

    private static List<Type> Pages()
    {
        var pages = House.Web.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), false)).ToList();
        pages.ShouldNotBeEmpty();
        return pages;
    }

    private static IEnumerable<string> Routes(Type page) =>
        page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Select(route => route.Template);
}
