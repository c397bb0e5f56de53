using System.Net;
using EventManager.Testing;
using EventManager.Web.Platform.Settings;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Behind a proxy the program is what people typed; HEAD is GET without its body.</summary>
public sealed class ProxyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/imprint")]
    [InlineData("/door")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    [InlineData("/organise")]
    [InlineData("/api/v1/events")]
    [InlineData("/favicon.svg")]
    public async Task HEAD_is_answered_as_GET_without_the_body(string path)
    {
        await using var app = await TestApp.StartAsync();

        var got = await app.Client.GetAsync(path, Stop);
        var head = await app.Client.SendAsync(new(HttpMethod.Head, path), Stop);

        head.StatusCode.ShouldBe(got.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        head.Headers.Location.ShouldBe(got.Headers.Location);
        (await head.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
        // The connection is as good as before.
        (await app.Client.GetAsync("/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_port_in_the_public_address_is_not_lost_where_the_proxy_hands_on_the_name_alone()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Site:PublicUrl"] = "https://messe.example:8443" });
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/organise")) { Headers = { Host = "messe.example" } };
        request.Headers.Add("X-Forwarded-Proto", "https");

        var answer = await app.Client.SendAsync(request, Stop);

        answer.Headers.Location!.ToString().ShouldStartWith("https://messe.example:8443/");
    }

    [Theory]
    [InlineData("10.0.0.0/8", 0)]
    [InlineData("10.0.0.1, 2001:db8::/32", 0)]
    [InlineData("10.0.0.0/64", 1)]
    [InlineData("proxy", 1)]
    public void Networks_are_named_as_networks(string proxies, int wrong) =>
        new SiteOptions { PublicUrl = "https://messe.example", TrustedProxies = proxies }
            .Validate(new(new object()))
            .Count()
            .ShouldBe(wrong);
}
