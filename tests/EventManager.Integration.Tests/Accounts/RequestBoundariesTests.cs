using System.Net;
using EventManager.Integration.Tests.Robustness;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace EventManager.Integration.Tests.Accounts;

public sealed class RequestBoundariesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Only_our_own_pages_open_a_circuit(string? origin, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.SignInAsync(null, null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin ?? app.Address.GetLeftPart(UriPartial.Authority));
        (await client.SendAsync(request, Stop)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_form_that_needs_a_right_is_refused_as_such()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.SignInAsync(null, null);
        var answer = await client.PostAsync("/organise/administration/accounts/new", new FormUrlEncodedContent([new("Name", "x")]), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("<h1");
    }

    /// <summary>All that somebody may fetch and not everybody, from the table of routes: a new page, table or call is in by itself.</summary>
    [Fact]
    public async Task No_page_no_table_no_file_and_no_answer_with_names_is_kept()
    {
        await using var program = await WholeProgram.StartAsync(DatabaseUnderTest.Sqlite);
        await PagesAsync(program);
        var answered = new HashSet<string>();
        foreach (var route in program.Routes().Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is null))
        {
            var template = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (
                !Private.Any(start => template.StartsWith(start, StringComparison.Ordinal))
                || template.StartsWith("/organise/api", StringComparison.Ordinal)
            )
                continue;
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), program.Fill(template, values => values[0]));
                if (method == "POST")
                    request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                using var answer = await CallerOf(program, template).SendAsync(request, Stop);
                var isFile = answer.Content.Headers.ContentType?.MediaType is not "text/html";
                if (isFile || template.StartsWith("/api", StringComparison.Ordinal))
                    answer.Headers.CacheControl?.NoStore.ShouldBe(true, template);
                if (answer.IsSuccessStatusCode && isFile)
                    answered.Add(template);
            }
        }
        answered.Count(template => template.EndsWith(".csv", StringComparison.Ordinal)).ShouldBeGreaterThan(7, string.Join(", ", answered));
        answered
            .Count(template => template.EndsWith(".xlsx", StringComparison.Ordinal))
            .ShouldBeGreaterThan(7, "a workbook beside each but translations, which are read in again");
        answered
            .Count(template => template.StartsWith("/api", StringComparison.Ordinal))
            .ShouldBeGreaterThan(8, string.Join(", ", answered));
    }

    private static async Task PagesAsync(WholeProgram program)
    {
        var (opened, kept) = (0, new List<string>());
        foreach (var route in program.Routes().Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var isOpen = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (isOpen && route.Metadata.GetMetadata<ByLinkAttribute>() is null)
                continue;
            var path = WholeProgram.AddressOf(route);
            using var answer = await program.Caller(path).GetAsync(program.Fill(path, values => values[0]), Stop);
            opened += answer.StatusCode is HttpStatusCode.OK ? 1 : 0;
            if (answer.Headers.CacheControl?.NoStore is not true)
                kept.Add(path);
        }
        kept.ShouldBeEmpty();
        opened.ShouldBeGreaterThan(60);
    }

    private static readonly string[] Private = ["/api", "/organise", "/me", "/account"];

    private static HttpClient CallerOf(WholeProgram program, string template) =>
        !template.StartsWith("/api", StringComparison.Ordinal) ? program.Caller(template)
        : template.Contains("kiosk", StringComparison.Ordinal) ? program.Callers["kiosk"]
        : template.Contains("check-in", StringComparison.Ordinal) ? program.Callers["phone"]
        : program.Callers["program"];
}
