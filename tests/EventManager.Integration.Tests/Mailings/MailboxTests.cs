using System.Net;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_of_development_can_be_read_in_the_browser()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMailKind>(new Letter()));
        await using (var db = await app.OpenDbAsync())
        {
            db.Outbox.Add(new OutboxMail("letter", "ada@example.org", "Ada", "de", DateTimeOffset.UtcNow));
            await db.SaveChangesAsync(Stop);
        }
        (await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop)).ShouldBe(1);

        (await app.Client.GetStringAsync("/dev/mailbox", Stop)).ShouldContain("/dev/mailbox/1");
        var page = await app.Client.GetStringAsync("/dev/mailbox/1", Stop);
        page.ShouldContain("sandbox=\"allow-popups");
        page.ShouldContain("href=\"https://example.org/door?a=1&amp;b=2\"");
        var html = await app.Client.GetAsync("/dev/mailbox/1/html", Stop);
        html.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'");
        (await html.Content.ReadAsStringAsync(Stop)).ShouldContain("<script>nothing</script>".Replace("<", "&lt;").Replace(">", "&gt;"));
        var raw = await app.Client.GetAsync("/dev/mailbox/1/raw", Stop);
        raw.Content.Headers.ContentType!.MediaType.ShouldBe("message/rfc822");
        (await app.Client.GetAsync("/dev/mailbox/1/attachments/0", Stop)).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await app.Client.GetAsync("/dev/mailbox/1/attachments/1", Stop)).Content.Headers.ContentDisposition!.DispositionType.ShouldBe(
            "attachment"
        );
        (await app.Client.GetAsync("/dev/mailbox/1/attachments/2", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var list = JsonDocument.Parse(await app.Client.GetStringAsync("/dev/mailbox.json", Stop));
        var one = list.RootElement.EnumerateArray().ShouldHaveSingleItem();
        one.GetProperty("id").GetInt32().ShouldBe(1);
        one.GetProperty("to").GetString().ShouldBe("ada@example.org");
        one.GetProperty("subject").GetString().ShouldBe("Grüße");
        one.GetProperty("links")[0].GetString().ShouldBe("https://example.org/door?a=1&b=2");
        one.GetProperty("attachments")[1].GetString().ShouldBe("seite.html");
    }

    [Theory]
    [InlineData("/dev/mailbox")]
    [InlineData("/dev/mailbox.json")]
    [InlineData("/dev/mailbox/1")]
    [InlineData("/dev/mailbox/1/html")]
    public async Task In_production_there_is_no_such_page(string path)
    {
        await using var app = await TestApp.StartAsync(
            settings: new()
            {
                ["Mail:Transport"] = "Smtp",
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:From"] = "messe@example.org",
            },
            environment: "Production"
        );
        app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>()
            .Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .ShouldNotContain(endpoint => endpoint.RoutePattern.RawText!.Contains("mailbox"));

        using var administrator = await app.SignInAsync(null, null, administrator: true);
        (await administrator.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client.GetAsync(path, Stop)).IsSuccessStatusCode.ShouldBeFalse();
    }

    private sealed class Letter : IMailKind
    {
        public string Kind => "letter";

        public Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
            Task.FromResult<MailDraft?>(
                new MailDraft(
                    "Grüße",
                    [
                        new MailBlock.Paragraph("<script>nothing</script>"),
                        new MailBlock.Action("Öffnen", new Uri("https://example.org/door?a=1&b=2")),
                    ]
                )
                {
                    Attachments =
                    [
                        new MailAttachment("ticket.png", "image/png", new byte[] { 1 }),
                        new MailAttachment("seite.html", "text/html", new byte[] { 1 }),
                    ],
                }
            );
    }
}
