using System.ComponentModel.DataAnnotations;
using EventManager.Mail.Smtp;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpOptionsTests
{
    [Theory]
    [InlineData(SmtpSecurity.None, 25)]
    [InlineData(SmtpSecurity.StartTls, 587)]
    [InlineData(SmtpSecurity.Tls, 465)]
    public void The_port_follows_the_security(SmtpSecurity security, int port) =>
        new SmtpOptions { Host = "mail.example.org", Security = security }.PortOrDefault.ShouldBe(port);

    [Fact]
    public void Only_a_host_is_needed() => Should.NotThrow(() => new SmtpTransport(new() { Host = "mail.example.org" }));

    public static TheoryData<string, SmtpOptions> Wrong =>
        new()
        {
            { "Host", new() },
            {
                "Host",
                new() { Host = "smtp://mail.example.org" }
            },
            {
                "Port",
                new() { Host = "a", Port = 70_000 }
            },
            {
                "Password",
                new() { Host = "a", User = "fair" }
            },
            { "OAuth:TokenEndpoint", OAuth(oauth => oauth.TokenEndpoint = "http://login.example.org/token") },
            { "OAuth:TokenEndpoint", OAuth(oauth => oauth.TokenEndpoint = null) },
            { "OAuth:ClientId", OAuth(oauth => oauth.ClientId = "") },
            { "OAuth:ClientSecret", OAuth(oauth => oauth.ClientSecret = null) },
            { "OAuth:Timeout", OAuth(oauth => oauth.Timeout = TimeSpan.FromMinutes(2)) },
            { "OAuth:Scope", OAuth(oauth => oauth.Scope = " ") },
            { "User", OAuth(_ => { }, options => options.User = null) },
            { "Password", OAuth(_ => { }, options => options.Password = "both") },
            {
                "AcceptedCertificate",
                new() { Host = "a", AcceptedCertificate = "12:34" }
            },
            {
                "LocalName",
                new() { Host = "a", LocalName = "a\r\nMAIL FROM:<b>" }
            },
            {
                "ConnectTimeout",
                new() { Host = "a", ConnectTimeout = TimeSpan.Zero }
            },
            {
                "DataTimeout",
                new() { Host = "a", DataTimeout = TimeSpan.FromDays(1) }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_option_is_named(string name, SmtpOptions options) =>
        Should.Throw<ValidationException>(() => new SmtpTransport(options)).Message.ShouldContain(name);

    [Fact]
    public void A_token_endpoint_stands_in_the_place_of_a_password() => Should.NotThrow(() => new SmtpTransport(OAuth(_ => { })));

    private static SmtpOptions OAuth(Action<OAuthOptions> change, Action<SmtpOptions>? also = null)
    {
        var options = new SmtpOptions
        {
            Host = "a",
            User = "fair@example.org",
            OAuth = new()
            {
                TokenEndpoint = "https://login.example.org/token",
                ClientId = "id",
                ClientSecret = "secret",
            },
        };
        change(options.OAuth);
        also?.Invoke(options);
        return options;
    }
}
