using System.Text;
using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpOAuthTests : IAsyncDisposable
{
    private const string Secret = "geheim-~&=";
    private readonly FakeSmtpServer server = new();
    private readonly FakeTokenEndpoint endpoint = new();
    private readonly StoppedClock clock = new();

    public SmtpOAuthTests() => server.Offers.Add("AUTH LOGIN PLAIN XOAUTH2");

    public async ValueTask DisposeAsync()
    {
        await endpoint.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_token_signs_in_in_the_place_of_a_password()
    {
        await SendAsync(Transport());

        endpoint
            .Requests.ShouldHaveSingleItem()
            .ShouldBe(
                "grant_type=client_credentials&client_id=fair-program&client_secret=geheim-~%26%3D"
                    + "&scope=https%3A%2F%2Foutlook.office365.com%2F.default",
                StringCompareShould.IgnoreCase
            );
        SignIns().ShouldBe([SignIn("token-1")]);
        server.Contents.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_token_serves_all_connections_until_shortly_before_its_end()
    {
        var transport = Transport();

        await Task.WhenAll(SendAsync(transport), SendAsync(transport), SendAsync(transport));
        clock.Now += TimeSpan.FromMinutes(54);
        await SendAsync(transport);
        endpoint.Requests.Count.ShouldBe(1);
        clock.Now += TimeSpan.FromMinutes(2);
        await SendAsync(transport);

        endpoint.Requests.Count.ShouldBe(2);
        SignIns().Last().ShouldBe(SignIn("token-2"));
    }

    [Fact]
    public async Task A_token_that_the_server_refuses_is_not_tried_twice_and_the_next_sign_in_asks_for_another()
    {
        server.Script = line =>
            line == SignIn("token-1") ? "334 eyJzdGF0dXMiOiI0MDAifQ=="
            : line == "" ? "535 5.7.3 Authentication unsuccessful"
            : null;
        var transport = Transport();

        var failure = await Should.ThrowAsync<MailAuthenticationException>(() => SendAsync(transport));

        failure.Code.ShouldBe(535);
        failure.ToString().ShouldNotContain("token-1");
        SignIns().Count.ShouldBe(1);
        server.Commands.ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal));
        await SendAsync(transport);
        SignIns().ShouldBe([SignIn("token-1"), SignIn("token-2")]);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_scope"}""", false)]
    [InlineData(401, """{"error":"invalid_client","error_description":"geheim-~&= is wrong"}""", false)]
    [InlineData(429, "", true)]
    [InlineData(503, "", true)]
    [InlineData(302, "http://127.0.0.1:9/", true)]
    [InlineData(200, "<html>A captive portal</html>", true)]
    [InlineData(200, """{"access_token":""}""", true)]
    [InlineData(200, "[]", true)]
    [InlineData(0, "", true)]
    public async Task Without_a_token_nothing_is_sent_and_the_secret_stays_with_us(int status, string body, bool forNow)
    {
        endpoint.Script = _ => (status, body);

        var failure = await Should.ThrowAsync<MailTransportException>(() => SendAsync(Transport()));

        failure.ShouldBeOfType(forNow ? typeof(MailConnectionException) : typeof(MailAuthenticationException));
        failure.Message.ShouldContain("token endpoint");
        failure.ToString().ShouldNotContain(Secret);
        endpoint.Requests.Count.ShouldBe(1);
        SignIns().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_to_get_a_token_is_not_remembered()
    {
        endpoint.Script = number => number == 1 ? (503, "") : (200, FakeTokenEndpoint.Token("token-2", 3600));
        var transport = Transport();

        await Should.ThrowAsync<MailConnectionException>(() => SendAsync(transport));
        await SendAsync(transport);

        SignIns().ShouldBe([SignIn("token-2")]);
    }

    [Fact]
    public async Task A_server_that_takes_no_tokens_costs_none()
    {
        server.Offers.Clear();
        server.Offers.Add("AUTH LOGIN PLAIN");

        var failure = await Should.ThrowAsync<MailAuthenticationException>(() => SendAsync(Transport()));

        failure.Message.ShouldContain("XOAUTH2");
        endpoint.Requests.ShouldBeEmpty();
        SignIns().ShouldBeEmpty();
    }

    private static async Task SendAsync(SmtpTransport transport)
    {
        await using var session = await transport.OpenAsync(Samples.Stop);
        (await session.SendAsync(Samples.Message(), Samples.Stop)).AllAccepted.ShouldBeTrue();
    }

    private static string SignIn(string token) =>
        "AUTH XOAUTH2 " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"user=fair@example.org\u0001auth=Bearer {token}\u0001\u0001"));

    private List<string> SignIns() => [.. server.Commands.Where(line => line.StartsWith("AUTH", StringComparison.Ordinal))];

    private SmtpTransport Transport() =>
        new(
            server.Options(options =>
            {
                options.User = "fair@example.org";
                options.OAuth = new()
                {
                    TokenEndpoint = endpoint.Address,
                    ClientId = "fair-program",
                    ClientSecret = Secret,
                    Timeout = TimeSpan.FromSeconds(2),
                };
            }),
            clock
        );

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 29, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
