using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Mailbox", "mail.example", "a@example.org", "Mail:Transport is Mailbox")]
    [InlineData(null, "mail.example", "a@example.org", "Mail:Transport is missing")]
    [InlineData("Smtp", "", "a@example.org", "Mail:Host")]
    [InlineData("Smtp", "mail.example", "", "Mail:From is missing")]
    [InlineData("Smtp", "mail.example", "Messe <a@example.org>", "Mail:From is no mail address")]
    [InlineData("Pickup", "", "a@example.org", "Mail:PickupFolder")]
    public async Task In_production_the_program_does_not_start_without_a_way_for_mails(
        string? transport,
        string host,
        string from,
        string said
    )
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() =>
            TestApp.StartAsync(
                settings: new()
                {
                    ["Mail:Transport"] = transport,
                    ["Mail:Host"] = host,
                    ["Mail:From"] = from,
                },
                environment: "Production"
            )
        );

        error.Message.ShouldContain(said);
    }

    [Fact]
    public async Task A_password_without_a_user_is_named()
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() =>
            TestApp.StartAsync(
                settings: new()
                {
                    ["Mail:Transport"] = "Smtp",
                    ["Mail:Host"] = "mail.example",
                    ["Mail:Password"] = "secret",
                }
            )
        );

        error.Message.ShouldContain("Mail:User");
        error.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_token_endpoint_without_its_secret_is_named_and_what_was_given_is_not_told()
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() =>
            TestApp.StartAsync(
                settings: new()
                {
                    ["Mail:Transport"] = "Smtp",
                    ["Mail:Host"] = "smtp.office365.com",
                    ["Mail:User"] = "messe@example.org",
                    ["Mail:Password"] = "hidden",
                    ["Mail:OAuth:TokenEndpoint"] = "http://login.example.org/token",
                    ["Mail:OAuth:ClientId"] = "id",
                }
            )
        );

        foreach (var key in (string[])["Mail:OAuth:TokenEndpoint", "Mail:OAuth:ClientSecret", "Mail:Password"])
            error.Message.ShouldContain(key);
        error.Message.ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("00:00:10")]
    [InlineData("00:02:00")]
    [InlineData("01:00:00")]
    public void Whatever_a_send_waits_for_ends_before_the_lease(string lease)
    {
        var options = new MailOptions { Lease = TimeSpan.Parse(lease), Host = "mail.example" };
        var smtp = options.ToSmtp();

        options.SendLimit.ShouldBeLessThan(options.Lease);
        smtp.ConnectTimeout.ShouldBeLessThan(options.SendLimit);
        smtp.CommandTimeout.ShouldBeLessThan(options.SendLimit);
        smtp.DataTimeout.ShouldBeLessThan(options.SendLimit);
    }

    [Fact]
    public async Task Development_needs_no_settings()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Mail:Transport"] = null });

        app.Services.GetRequiredService<IOptions<MailOptions>>().Value.Transport.ShouldBe(MailTransportKind.Mailbox);
        app.Services.GetRequiredService<EventManager.Mail.IMailTransport>().ShouldBeOfType<DevelopmentMailbox>();
    }
}
