using System.Net;
using System.Net.Http.Headers;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations.Questions;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Nobody can send more than is read, or read more than is needed.</summary>
public sealed class RequestSizeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_takes_its_own_size_and_no_byte_more()
    {
        await using var program = await WholeProgram.StartAsync(DatabaseUnderTest.Sqlite);
        var calls = program
            .Routes()
            .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST"))
            .ToList();
        calls.Count.ShouldBeGreaterThan(8);
        foreach (var call in calls)
        {
            var template = "/" + call.RoutePattern.RawText!.TrimStart('/');
            var most = call.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
            most.ShouldNotBeNull(template);
            most.Value.ShouldBeLessThanOrEqualTo(4 * 1024 * 1024, template);
            var caller =
                template.Contains("kiosk", StringComparison.Ordinal) ? "kiosk"
                : template.Contains("check-in", StringComparison.Ordinal) ? "phone"
                : "program";
            foreach (var chunked in new[] { false, true })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, program.Fill(template, values => values[0]));
                request.Content = new ByteArrayContent(new byte[most.Value + 1]);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Headers.TransferEncodingChunked = chunked;
                (await StatusAsync(program.Callers[caller], request)).ShouldBeOneOf(
                    [HttpStatusCode.RequestEntityTooLarge, null],
                    $"{template} {chunked}"
                );
            }
        }
    }

    [Fact]
    public async Task No_page_takes_more_than_a_megabyte_unless_it_asks_for_files()
    {
        await using var app = await TestApp.StartAsync();
        var plain = await app.AddEventAsync();
        var asking = await app.AddEventAsync();
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(new Question(asking.Id, "mappe", QuestionKind.File, new LocalizedText("Mappe")));
            await db.SaveChangesAsync(Stop);
        }
        var registration = (await app.RegisterAsync(plain.Slug, "ada")).Value.Id;
        var link = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, registration);

        foreach (
            var path in new[] { $"/e/{plain.Slug}/register", $"/e/{plain.Slug}/apply", "/me/" + link, "/sign-in", "/e/nothing/register" }
        )
            (await SendFileAsync(app, path, 2)).ShouldBeOneOf([HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotFound, null], path);
        (await SendFileAsync(app, $"/e/{asking.Slug}/register", 7)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Nobody_sends_files_without_end()
    {
        using var limit = new UploadLimit();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var taken = Enumerable.Range(0, 100).Count(_ => limit.Takes(one, 5 * 1024 * 1024));
        taken.ShouldBe(UploadLimit.OfAPerson / 5);
        limit.Takes(other, 1).ShouldBeTrue();
    }

    /// <summary>A page that was asked for while there was room, and came to its circuit when there was none.</summary>
    [Fact]
    public async Task A_circuit_that_slips_through_the_limit_takes_no_action()
    {
        await using var program = await WholeProgram.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Circuits:InAll"] = "1" });
        var page = Access.InteractivePages.All().First(type => type.Name == "MyEventsPage");
        var first = await Access.InteractivePages.OpenAsync(program, program.Administrator, page);
        await using (var second = await Access.InteractivePages.OpenAsync(program, program.Administrator, page))
        {
            (await first.TakesAnActionAsync()).ShouldBeTrue();
            (await second.TakesAnActionAsync()).ShouldBeFalse();
        }
        await first.DisposeAsync();
        await using var third = await Access.InteractivePages.OpenAsync(program, program.Administrator, page);
        (await third.TakesAnActionAsync()).ShouldBeTrue("whoever was refused leaves nothing behind");
    }

    [Fact]
    public async Task Open_pages_are_limited_by_address_and_in_all()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Circuits:PerAddress"] = "2", ["Circuits:InAll"] = "3" });
        var cookie = (await app.SignInAsync(null, null, administrator: true)).DefaultRequestHeaders.GetValues("Cookie").Single();
        var open = new List<System.Net.WebSockets.ClientWebSocket>();

        async Task<bool> OpensAsync(string from)
        {
            using var client = app.NewClient();
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
            using var answer = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Stop);
            var id = (await Api.ApiWorld.JsonAsync(answer)).GetProperty("connectionToken").GetString();
            var socket = new System.Net.WebSockets.ClientWebSocket();
            socket.Options.SetRequestHeader("Cookie", cookie);
            socket.Options.SetRequestHeader("X-Forwarded-For", from);
            try
            {
                await socket.ConnectAsync(
                    new Uri(app.Address.ToString().Replace("http://", "ws://", StringComparison.Ordinal) + "_blazor?id=" + id),
                    Stop
                );
                open.Add(socket);
                return true;
            }
            catch (System.Net.WebSockets.WebSocketException)
            {
                socket.Dispose();
                return false;
            }
        }

        (await OpensAsync("10.0.0.1")).ShouldBeTrue();
        (await OpensAsync("10.0.0.1")).ShouldBeTrue();
        (await OpensAsync("10.0.0.1")).ShouldBeFalse("two from one address");
        (await OpensAsync("10.0.0.2")).ShouldBeTrue();
        (await OpensAsync("10.0.0.3")).ShouldBeFalse("three in all");
        open[0].Abort();
        for (var i = 0; i < 100 && !await OpensAsync("10.0.0.3"); i++)
            await Task.Delay(50, Stop);
        open.Count.ShouldBe(4, "who leaves makes room");
        open.ForEach(socket => socket.Dispose());
    }

    private static async Task<HttpStatusCode?> SendFileAsync(TestApp app, string path, int megabytes)
    {
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(new byte[megabytes * 1024 * 1024]), "Answer.mappe", "x.pdf" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await StatusAsync(app.Client, request);
    }

    /// <summary>Null where the server hung up while we were still sending, which it may.</summary>
    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var answer = await client.SendAsync(request, Stop);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
