using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpSignInTests
{
    private const string Password = "geheim-\u00e4\u00f6\u00fc";

    [Fact]
    public async Task AUTH_PLAIN_sends_user_and_password_once()
    {
        await using var server = new FakeSmtpServer();
        server.Offers.Add("AUTH LOGIN PLAIN");

        (await server.SendAsync(Samples.Message(), SignIn)).AllAccepted.ShouldBeTrue();

        server.Commands.ShouldContain($"AUTH PLAIN {Base64($"\0fair\0{Password}")}");
    }

    [Theory]
    [InlineData("AUTH LOGIN")]
    [InlineData("AUTH=LOGIN")]
    public async Task AUTH_LOGIN_is_used_where_PLAIN_is_not_offered(string offer)
    {
        await using var server = new FakeSmtpServer();
        server.Offers.Add(offer);

        (await server.SendAsync(Samples.Message(), SignIn)).AllAccepted.ShouldBeTrue();

        server.Commands.Skip(1).Take(3).ShouldBe(["AUTH LOGIN", Base64("fair"), Base64(Password)]);
    }

    [Theory]
    [InlineData("AUTH PLAIN")]
    [InlineData("AUTH LOGIN")]
    public async Task A_wrong_password_is_an_error_and_nothing_is_sent(string offer)
    {
        await using var server = new FakeSmtpServer
        {
            Script = line =>
                line == "CREDENTIALS" || line.StartsWith("AUTH PLAIN", StringComparison.Ordinal) ? "535 5.7.8 Bad credentials" : null,
        };
        server.Offers.Add(offer);

        var failure = await Should.ThrowAsync<MailAuthenticationException>(async () => await server.OpenAsync(SignIn));

        failure.Code.ShouldBe(535);
        failure.ToString().ShouldNotContain(Password);
        server.Commands.ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal));
        server.Commands.Count(line => line.StartsWith("AUTH", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_cannot_check_passwords_now_is_a_matter_of_waiting()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("AUTH", StringComparison.Ordinal) ? "454 4.7.0 Later" : null,
        };
        server.Offers.Add("AUTH PLAIN");

        await Should.ThrowAsync<MailConnectionException>(async () => await server.OpenAsync(SignIn));
    }

    [Fact]
    public async Task A_server_without_AUTH_cannot_be_signed_in_to()
    {
        await using var server = new FakeSmtpServer();

        await Should.ThrowAsync<MailAuthenticationException>(async () => await server.OpenAsync(SignIn));
    }

    [Fact]
    public async Task A_server_that_wants_a_password_is_a_wrong_setting_and_no_refused_message()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "530 5.7.0 Sign in first" : null,
        };

        await Should.ThrowAsync<MailAuthenticationException>(async () => await server.SendAsync(Samples.Message()));
    }

    [Fact]
    public async Task A_password_goes_to_another_machine_only_encrypted()
    {
        // This machine's own outer address stands for another machine: it is not loopback.
        var address = OuterAddress();
        if (address is null)
            Assert.Skip("This machine has no address but loopback.");
        using var listener = new TcpListener(address, 0);
        listener.Start();
        var heard = HearAsync(listener);
        var options = new SmtpOptions
        {
            Host = address.ToString(),
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Security = SmtpSecurity.None,
            LocalName = "client.example",
        };
        SignIn(options);

        await Should.ThrowAsync<MailSecurityException>(async () => await new SmtpTransport(options).OpenAsync(Samples.Stop));

        (await heard).ShouldBe(["EHLO client.example"]);
    }

    private static void SignIn(SmtpOptions options) => (options.User, options.Password) = ("fair", Password);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static IPAddress? OuterAddress() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus is OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private static async Task<List<string>> HearAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Samples.Stop);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await stream.WriteAsync("220 hello\r\n"u8.ToArray(), Samples.Stop);
        var heard = new List<string>();
        while (await reader.ReadLineAsync(Samples.Stop) is { } line)
        {
            heard.Add(line);
            await stream.WriteAsync("250-hello\r\n250 AUTH PLAIN\r\n"u8.ToArray(), Samples.Stop);
        }
        return heard;
    }
}
