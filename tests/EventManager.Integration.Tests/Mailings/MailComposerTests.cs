using System.Diagnostics;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail.Mime;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailComposerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_organisers_words_and_the_frame_surround_the_programs_words()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMailKind>(new Invitation()));
        var row = await AddAsync(app, "de");

        var message = (await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop))!;

        message.Subject.ShouldBe("Komm zur Messe");
        message.From.DisplayName.ShouldBe("Ausbildungsnetz Kassel");
        message.ReplyTo!.Address.ShouldBe("messe@kassel.example");
        message.Language.ShouldBe("de");
        message.Text.ShouldContain("Guten Tag <Ada>");
        message
            .Text.IndexOf("Bring alle mit", StringComparison.Ordinal)
            .ShouldBeInRange(
                message.Text.IndexOf("Guten Tag", StringComparison.Ordinal),
                message.Text.IndexOf("Wann: morgen", StringComparison.Ordinal)
            );
        message.Text.ShouldContain("-- \nStadtnetz Ausbildung, Ausbildungsnetz Kassel");
        message.Text.ShouldContain("Datenschutz: http://localhost/privacy");
        message.Html.ShouldNotBeNull();
        message.Html.ShouldContain("<html lang=\"de\" dir=\"ltr\">");
        message.Html!.ShouldContain("Guten Tag &lt;Ada&gt;");
        message.Html.ShouldContain("Bring <em>alle</em> mit");
        message.Html.ShouldContain("<a href=\"http://localhost/r/x?a=1&amp;b=2\"");
        message.Html.ShouldNotContain("<table");
        message.Html.ShouldNotContain("<img");
        message.ListUnsubscribe!.Addresses.ShouldHaveSingleItem().AbsoluteUri.ShouldBe("http://localhost/stop");
    }

    [Fact]
    public async Task English_readers_get_english_words()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMailKind>(new Invitation()));
        var row = await AddAsync(app, "en");

        var message = (await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop))!;

        message.Subject.ShouldBe("Come to the fair");
        message.Text.ShouldContain("Privacy: http://localhost/privacy");
        message.Text.ShouldContain("“Training fair”");
    }

    [Fact]
    public async Task The_same_row_gives_the_same_bytes_and_another_program_reads_them()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMailKind>(new Invitation()));
        var row = await AddAsync(app, "de");
        var rendering = app.Services.GetRequiredService<MailRendering>();

        var bytes = MimeWriter.Write((await rendering.RenderAsync(row, Stop))!);
        MimeWriter.Write((await rendering.RenderAsync(row, Stop))!).ShouldBe(bytes);

        using var read = JsonDocument.Parse(await ReadWithPythonAsync(bytes));
        var mail = read.RootElement;
        mail.GetProperty("subject").GetString().ShouldBe("Komm zur Messe");
        mail.GetProperty("id").GetString().ShouldBe($"<{row.Id:N}@localhost>");
        mail.GetProperty("to").GetString()!.ShouldContain("ada@example.org");
        mail.GetProperty("unsubscribe").GetString().ShouldBe("<http://localhost/stop>");
        mail.GetProperty("language").GetString().ShouldBe("de");
        mail.GetProperty("text").GetString()!.ShouldContain("Grüße aus Kassel");
        mail.GetProperty("html").GetString()!.ShouldContain("Grüße aus Kassel");
        mail.GetProperty("defects").GetInt32().ShouldBe(0);
    }

    private static async Task<string> ReadWithPythonAsync(byte[] mail)
    {
        const string Script = """
            import sys, json, email
            from email import policy
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
            print(json.dumps({"subject": m["subject"], "id": m["message-id"], "to": m["to"], "unsubscribe": m["list-unsubscribe"],
                "language": m["content-language"], "text": m.get_body(("plain",)).get_content(),
                "html": m.get_body(("html",)).get_content(), "defects": sum(len(p.defects) for p in m.walk())}))
            """;
        using var python = Process.Start(
            new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        await python.StandardInput.BaseStream.WriteAsync(mail, Stop);
        python.StandardInput.Close();
        var output = await python.StandardOutput.ReadToEndAsync(Stop);
        await python.WaitForExitAsync(Stop);
        python.ExitCode.ShouldBe(0);
        return output;
    }

    private static async Task<OutboxMail> AddAsync(TestApp app, string language)
    {
        var @event = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        var row = new OutboxMail("invitation", "ada@example.org", "Ada", language, DateTimeOffset.UtcNow) { EventId = @event.Id };
        db.Add(row);
        db.Add(
            new MailWording(@event.Id, "invitation")
            {
                Subject = new LocalizedText("Komm zur Messe", "Come to the fair"),
                Opening = new LocalizedText("Bring *alle* mit", "Bring *everybody*"),
            }
        );
        await db.SaveChangesAsync(Stop);
        return row;
    }

    private sealed class Invitation : IMailKind
    {
        public string Kind => "invitation";

        public Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
            Task.FromResult<MailDraft?>(
                new MailDraft(
                    "Einladung",
                    [
                        new MailBlock.Heading("Einladung"),
                        new MailBlock.Paragraph("Guten Tag <Ada>"),
                        new MailBlock.Facts([("Wann", "morgen")]),
                        new MailBlock.Action("Zur Anmeldung", new Uri("http://localhost/r/x?a=1&b=2")),
                        new MailBlock.Bullets(["eins", "zwei"]),
                        new MailBlock.Note("Grüße aus Kassel"),
                    ]
                )
                {
                    Unsubscribe = new Uri("http://localhost/stop"),
                }
            );
    }
}
