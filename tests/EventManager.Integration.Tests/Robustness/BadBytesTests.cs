using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Api;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Testing;
using EventManager.Web.Features.Privacy.SiteTexts;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Searching;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Bytes that once made the program fail, one by one; <see cref="FuzzTests"/> looks for those that nobody thought of.</summary>
public sealed class BadBytesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_unreadable_scan_does_not_cost_the_others_their_answer(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var door = await DoorScene.CreateAsync(app, TimeSpan.FromHours(1));
        var code = await door.CodeAsync((await door.TicketAsync()).Id);
        var good = JsonSerializer.Serialize(DoorScene.Scan(code));
        var bad = good.Replace(
            Guid.Parse(JsonDocument.Parse(good).RootElement.GetProperty("id").GetString()!).ToString(),
            Guid.NewGuid().ToString(),
            StringComparison.Ordinal
        );
        string[] scans =
        [
            bad.Replace("\"in\"", "\"\\ud800\"", StringComparison.Ordinal),
            "{\"\\udc00\":1,\"id\":\"\\ud800\"}",
            bad.Replace("\"main\"", "\"\\u0000\"", StringComparison.Ordinal),
            good,
        ];

        using var answer = await SendAsync(door.Phone, door.Scans, $"{{\"scans\":[{string.Join(',', scans)}]}}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var results = (await ApiWorld.JsonAsync(answer)).GetProperty("results").EnumerateArray().ToList();
        results.Count.ShouldBe(4);
        results[3].GetProperty("verdict").GetString().ShouldBe("admitted");
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00x\"")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"\\ufffe\"")]
    [InlineData("\"\uFFFE\"")]
    [InlineData("\"a\\u0007b\"")]
    [InlineData("\"a\\bb\"")]
    [InlineData("\"a\u007Fb\"")]
    [InlineData("\"a\u0096b\"")]
    public async Task Text_in_a_call_that_nobody_can_store_is_refused_at_its_field(string text)
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();
        var body = "{\"person\":{\"firstName\":" + text + ",\"lastName\":\"Öz\",\"email\":\"ada@schule.example\"},\"language\":\"de\"}";

        using var answer = await SendAsync(client, $"/api/v1/events/{ApiWorld.Fair}/registrations", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiWorld.JsonAsync(answer)).GetProperty("errors").TryGetProperty("person.firstName", out _).ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task A_form_with_what_is_no_text_is_refused_at_its_fields_in_words(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();

        var refused = await SendAsync("A\0d\uFFFEa", "\u0007Öz");
        var page = await refused.Content.ReadAsStringAsync(Stop);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("id=\"unsent\"");
        page.ShouldContain("id=\"form-firstname-error\">Hier standen Zeichen, die kein Text sind.");
        page.ShouldContain("id=\"form-lastname-error\"");
        page.ShouldNotContain("id=\"form-email-error\"");
        page.ShouldContain("value=\"Ada\"", Case.Sensitive, "shown as removed");
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBe(0);
        // What no form of ours has is not looked at, and a broken line of Word's is room.
        (await SendAsync("Ada\v", "Öz")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await db.Registrations.SingleAsync(Stop)).FullName.ShouldBe("Ada Öz");

        Task<HttpResponseMessage> SendAsync(string first, string last) =>
            app.Client.PostFormAsync(
                $"/e/{fair.Slug}/register",
                "register",
                [
                    ("Form.FirstName", first),
                    ("Form.LastName", last),
                    ("Form.Email", "ada@schule.example"),
                    ("Form.Consent", "true"),
                    ("\uFFFE", "\0"),
                ]
            );
    }

    [Fact]
    public async Task Forms_behind_a_sign_in_and_calls_that_take_a_form_do_nothing_with_it()
    {
        await using var app = await TestApp.StartAsync();
        using var chef = await app.SignInAsync(null, null, administrator: true);

        using var invited = await chef.PostFormAsync(
            "/organise/administration/accounts/new",
            "invite",
            [("Email", "neu@example.org"), ("Name", "Ne\u0007u")]
        );
        (await invited.Content.ReadAsStringAsync(Stop)).ShouldContain("id=\"unsent\"");
        await using var db = await app.OpenDbAsync();
        (await db.Users.AnyAsync(user => user.Email == "neu@example.org", Stop)).ShouldBeFalse();
        using var call = await chef.PostAsync(SearchCall.Path, new FormUrlEncodedContent([KeyValuePair.Create("for", "A\u0007da")]), Stop);
        call.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, EachDatabase]
    public async Task Signing_in_and_searching_take_any_text(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        using var chef = await app.SignInAsync(null, null, administrator: true);

        foreach (var text in new[] { "\uFFFE", "\0", "a\0b@example.org" })
        {
            (await app.Client.PostFormAsync("/sign-in", "sign-in", [("Email", text), ("Password", text)])).StatusCode.ShouldBe(
                HttpStatusCode.OK
            );
            (await app.Client.PostFormAsync("/sign-in/forgotten", "forgotten", [("Email", text)])).StatusCode.ShouldBe(HttpStatusCode.OK);
            var escaped = Uri.EscapeDataString(text);
            (await chef.GetAsync("/organise/administration/accounts?Search=" + escaped, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await chef.GetAsync("/e/x/" + escaped.Replace("%00", "", StringComparison.Ordinal) + "%EF%BF%BE", Stop)).StatusCode.ShouldBe(
                HttpStatusCode.NotFound
            );
        }
    }

    [Fact]
    public async Task A_description_of_hundreds_of_quotes_in_quotes_costs_nobody_the_page()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(change: e => e.Description = new(new string('>', 300) + " tief <b>"));

        var page = await app.Client.GetStringAsync($"/e/{fair.Slug}", Stop);

        page.ShouldContain("&gt;&gt;&gt; tief &lt;b&gt;");
    }

    [Fact]
    public async Task What_is_nested_too_deeply_is_refused_where_it_is_saved()
    {
        await using var app = await TestApp.StartAsync();
        var body = new LocalizedText("gut", new string('>', 300) + " tief");

        var saved = await app
            .Services.GetRequiredService<SaveSiteTextHandler>()
            .HandleAsync(new SaveSiteText(SiteTextKeys.All[0], body, null, null), Stop);

        saved.Refusal.ShouldBe(MarkdownText.NestedTooDeep.On("body"));
        app.Services.GetRequiredService<RefusalWords>().Say(saved.Refusal!).ShouldContain("verschachtelt");
    }

    [Theory]
    [InlineData("/account?Saved=1")]
    [InlineData("/account?Saved=x")]
    [InlineData("/organise/administration/accounts?Page=abc")]
    [InlineData("/organise/administration/accounts?Page=99999999999999999999")]
    [InlineData("/organise/administration/tokens?Page=-1")]
    [InlineData("/organise/events/{0}/door/badges/print?ticket=x&again=1&classes=2&page=2147483647")]
    [InlineData("/e/{0}/exhibitors?page=abc&occupation=x&show=y")]
    [InlineData("/e/{0}/exhibitors?q=%EF%BF%BE%00")]
    public async Task A_query_that_means_nothing_is_as_none(string address)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(change: e => e.ExhibitorsMayApply = true);
        using var chef = await app.SignInAsync(Domain.Accounts.StaffRole.Organiser, fair.Id, administrator: true);

        using var answer = await chef.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, fair.Slug), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=nonsense")]
    public async Task Only_utf_8_is_spoken(string type)
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();
        foreach (var path in new[] { $"/e/{ApiWorld.Fair}/register", $"/api/v1/events/{ApiWorld.Fair}/registrations", "/sign-in" })
        {
            using var content = new ByteArrayContent("{}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            (await client.PostAsync(path, content, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, path);
        }
    }

    [Fact]
    public async Task A_part_of_a_form_that_names_a_wrong_encoding_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var content = new MultipartFormDataContent
        {
            {
                new ByteArrayContent([1]) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=utf-7") } },
                "a"
            },
        };

        (await app.Client.PostAsync($"/e/{fair.Slug}/register", content, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"id\":1}")]
    public async Task A_passkey_form_without_an_answer_is_refused_in_words(string? credential)
    {
        await using var app = await TestApp.StartAsync();

        using var answer = await app.Client.PostFormAsync("/sign-in", "passkey", credential is null ? [] : [("Credential", credential)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("role=\"alert\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_two_million_bytes_is_too_large_with_a_key_and_without(bool hasKey)
    {
        await using var app = await TestApp.StartAsync();
        var door = await DoorScene.CreateAsync(app, TimeSpan.FromHours(1));
        if (hasKey)
            door.Phone.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        var taps = door.Scans.Replace("/scans", "/taps", StringComparison.Ordinal);

        using var answer = await SendAsync(door.Phone, taps, "{\"id\":\"" + new string('x', 2_000_000) + "\"}");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory, EachDatabase]
    public async Task A_walk_in_under_the_id_of_a_scan_is_refused(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var door = await DoorScene.CreateAsync(app, TimeSpan.FromHours(1));
        var id = Guid.NewGuid();
        await door.ScanAsync(await door.CodeAsync((await door.TicketAsync()).Id), id: id);

        using var answer = await SendAsync(
            door.Phone,
            door.Api + "/check-in/walk-ins",
            $"{{\"id\":\"{id}\",\"lastName\":\"Öz\",\"gate\":\"{Gate.Main}\"}}"
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiWorld.CodeAsync(answer)).ShouldBe("walk-ins.id_taken");
    }

    [Theory]
    [InlineData("Host: a..b", 400)]
    [InlineData("Host: x:99999", 400)]
    [InlineData("Host: -", 200)]
    [InlineData("X-Nothing: 1", 200)]
    public async Task A_host_that_makes_no_address_is_refused(string header, int expected)
    {
        await using var app = await TestApp.StartAsync();
        // A probe of a load balancer speaks HTTP/1.0, where a host need not be named.
        (await RawAsync(app, $"GET / HTTP/1.0\r\n{header}\r\n\r\n")).ShouldStartWith($"HTTP/1.1 {expected} ");
    }

    private static async Task<string> RawAsync(TestApp app, string request)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(app.Address.Host, app.Address.Port, Stop);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Stop);
}
