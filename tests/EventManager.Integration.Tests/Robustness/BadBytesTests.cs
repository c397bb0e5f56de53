using System.Net;
using System.Text;
using System.Text.Json;
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

        saved.Refusal.ShouldBe(MarkdownText.NestedTooDeep.On("text"));
        app.Services.GetRequiredService<RefusalWords>().Say(saved.Refusal!).ShouldContain("verschachtelt");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Stop);
}
