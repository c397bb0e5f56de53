using System.Net;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests;

public sealed class UnknownAddressTests
{
    [Fact]
    public async Task An_address_that_nobody_knows_is_not_found_and_asks_for_no_password()
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Client.GetAsync("/nothing/here");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Diese Seite gibt es nicht");
    }

    /// <summary>The page of the error is made at an address of its own; whoever reads it is where they asked for.</summary>
    [Fact]
    public async Task Its_page_is_read_from_the_start_and_in_another_language_where_it_is()
    {
        await using var app = await TestApp.StartAsync();

        var page = await (await app.Client.GetAsync("/nothing/here?a=1")).Content.ReadAsStringAsync();
        var odd = await (await app.Client.GetAsync(new Uri(app.Address + "/evil.example/x"))).Content.ReadAsStringAsync();

        page.ShouldContain("href=\"/nothing/here?a=1#main\"");
        page.ShouldContain("href=\"/nothing/here?language=en\"");
        page.ShouldNotContain("/error/404");
        odd.ShouldContain("Diese Seite gibt es nicht");
        odd.ShouldNotContain("href=\"//");
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task What_is_sent_to_an_address_that_nobody_knows_is_not_found_either(string environment)
    {
        await using var app = await TestApp.StartAsync(settings: Production, environment: environment);

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options })
        {
            foreach (var path in new[] { "/nothing/here", "/x.php", "/organise/tasks/1/file", "/api/v1/nothing", "/%EF%BF%BE" })
            {
                using var request = new HttpRequestMessage(method, path);
                using var answer = await app.Client.SendAsync(request);
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
            }
        }
        using var known = new HttpRequestMessage(HttpMethod.Post, "/language/en");
        (await app.Client.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static Dictionary<string, string?> Production =>
        new()
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:From"] = "messe@example.org",
        };

    [Theory]
    [InlineData("")]
    [InlineData("/register")]
    [InlineData("/class")]
    [InlineData("/sent")]
    [InlineData("/class/sent")]
    [InlineData("/link")]
    [InlineData("/apply")]
    [InlineData("/apply/done")]
    [InlineData("/exhibitors")]
    public async Task A_page_of_an_event_that_is_not_there_is_not_found_and_a_hidden_event_is_not_there(string page)
    {
        await using var app = await TestApp.StartAsync();
        await app.AddEventAsync(slug: "entwurf", publish: false);
        var byLink = await app.AddEventAsync(slug: "nur-per-link", change: e => e.Visibility = EventVisibility.Link);

        foreach (var slug in new[] { "gibt-es-nicht", "entwurf", byLink.Slug })
        {
            var answer = await app.Client.GetAsync($"/e/{slug}{page}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, slug);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Diese Seite gibt es nicht");
        }
    }

    [Fact]
    public async Task Who_registers_at_an_event_found_by_its_link_keeps_the_key_on_the_way()
    {
        await using var app = await TestApp.StartAsync();
        var byLink = await app.AddEventAsync(change: e => e.Visibility = EventVisibility.Link);
        var key = "~" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Event, byLink.Id, byLink.LinkVersion);

        var answer = await app.Client.PostFormAsync(
            $"/e/{byLink.Slug}{key}/register",
            "register",
            [("Form.FirstName", "Ada"), ("Form.LastName", "Öz"), ("Form.Email", "ada@schule.example"), ("Form.Consent", "true")]
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var sent = await app.Client.GetStringAsync(answer.Headers.Location);
        sent.ShouldContain($"href=\"/e/{byLink.Slug}{key}/link\"");
        (await app.Client.GetStringAsync($"/e/{byLink.Slug}{key}/link")).ShouldContain("name=\"Email\"");
    }
}
