using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Api;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Requests that no page of ours makes: queries that mean nothing, foreign charsets and hosts, bodies that are too large or empty.</summary>
public sealed class OddRequestsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account?Saved=1")]
    [InlineData("/account?Saved=x")]
    [InlineData("/organise/administration/accounts?Page=abc")]
    [InlineData("/organise/administration/accounts?Page=99999999999999999999")]
    [InlineData("/organise/administration/tokens?page=-1&state=nonsense&sort=-x&open=y")]
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
