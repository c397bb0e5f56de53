using System.Text.Json;
using EventManager.Mail.Calendars;
using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Mime;

/// <summary>A reader that somebody else wrote gets out what we put in, and finds nothing to complain about.</summary>
public sealed class MimeReadByPythonTests
{
    private const string Reader = """
        import email, email.policy, json, sys
        from email.header import decode_header, make_header
        from email.utils import getaddresses
        raw = open(sys.argv[1], "rb").read()
        m = email.message_from_bytes(raw, policy=email.policy.default)
        # Names by the older interface: the newer one puts spaces between a name's encoded words in Python before 3.13.
        old = email.message_from_bytes(raw, policy=email.policy.compat32)
        people = lambda name: [[str(make_header(decode_header(n))), a] for n, a in getaddresses([old[name]])]
        parts = [{
            "type": p.get_content_type(), "method": p.get_param("method"), "name": p.get_filename(),
            "content": None if p.is_multipart() else p.get_payload(decode=True).decode("utf-8", "replace")} for p in m.walk()]
        defects = [str(d) for p in m.walk() for d in p.defects] + [f"{k}: {d}" for p in m.walk() for k, v in p.items() for d in v.defects
            if "duplicate" not in str(d)]
        print(json.dumps({"subject": m["subject"], "from": people("from"), "to": people("to"), "id": m["message-id"],
            "date": m["date"].datetime.isoformat(), "parts": parts, "defects": defects}))
        """;

    [Theory]
    [InlineData("Plain")]
    [InlineData(
        "Grüße aus Köln: 🎓 Berufsmesse 👩‍🚒 mit über fünfzig Ausstellern 🎉, Workshops, Vorträgen und Führungen für Schülerinnen und Schüler 🏫"
    )]
    [InlineData("欢迎来到职业博览会欢迎来到职业博览会欢迎来到职业博览会欢迎来到职业博览会欢迎来到职业博览会")]
    [InlineData("  two  spaces, a tab\tand =?utf-8?Q?no_word?= ", "  two  spaces, a tab\tand no word ")] // in a quoted name it stands for itself
    public async Task Subjects_and_names_survive(string subject, string? name = null)
    {
        var text = name ?? subject;
        var message = Samples.Message() with
        {
            Subject = subject,
            From = new("fair@example.org", text),
            To = [new("a@example.org", "B, \"C\""), new("d@example.org", text)],
        };

        var read = await ReadAsync(message);

        read.Defects.ShouldBeEmpty();
        read.Subject.ShouldBe(subject);
        read.From.ShouldBe([
            [text.Trim(), "fair@example.org"],
        ]);
        read.To.ShouldBe([
            ["B, \"C\"", "a@example.org"],
            [text.Trim(), "d@example.org"],
        ]);
        read.Id.ShouldBe("<42.registration@example.org>");
        read.Date.ShouldBe("2026-03-29T10:00:00+02:00");
    }

    [Theory]
    [InlineData("plan.pdf")]
    [InlineData("Übersicht größerer Räume.pdf")]
    [InlineData("100% \"quoted\"; it's.pdf")]
    [InlineData("🎓.pdf")]
    [InlineData("a\uffffb.pdf")] // no character, but somebody's file is called so
    public async Task File_names_survive(string name)
    {
        var read = await ReadAsync(Samples.Message() with { Attachments = [new(name, "text/csv; charset=utf-8", "ä;b\r\n"u8.ToArray())] });

        read.Defects.ShouldBeEmpty();
        read.Parts.Select(part => part.Type).ShouldBe(["multipart/mixed", "text/plain", "text/csv"]);
        read.Parts[^1].Name.ShouldBe(name);
        read.Parts[^1].Content.ShouldBe("ä;b\r\n");
    }

    [Theory]
    [InlineData("ä")]
    [InlineData("a")]
    [InlineData("🎓")]
    public async Task A_name_of_200_characters_survives(string character) =>
        await File_names_survive(string.Concat(Enumerable.Repeat(character, 196 / character.Length)) + ".pdf");

    [Fact]
    public async Task Text_html_calendar_and_files_come_out_in_order()
    {
        var calendar = ICalendarWriter.Write(CalendarMethod.Request, CalendarSamples.Entry);
        var message = Samples.Message() with
        {
            Text = "Hallo Jürgen,\n.\nFrom here\n" + new string('x', 2000),
            Html = $"<p>Größe = {new string('ü', 2000)} </p>",
            Calendar = new(calendar, CalendarMethod.Request),
            Attachments = [new("a.txt", "text/plain", "first"u8.ToArray()), new("b.txt", "text/plain", new byte[200_000])],
        };

        var read = await ReadAsync(message);

        read.Defects.ShouldBeEmpty();
        read.Parts.Select(part => part.Type)
            .ShouldBe([
                "multipart/mixed",
                "multipart/alternative",
                "text/plain",
                "text/html",
                "text/calendar",
                "application/ics",
                "text/plain",
                "text/plain",
            ]);
        read.Parts[2].Content!.TrimEnd().ShouldBe(message.Text.ReplaceLineEndings("\r\n"));
        read.Parts[3].Content!.TrimEnd('\r', '\n').ShouldBe(message.Html);
        read.Parts[4].Content.ShouldBe(calendar);
        read.Parts[4].Method.ShouldBe("REQUEST");
        (read.Parts[5].Name, read.Parts[5].Method).ShouldBe(("invite.ics", null));
        read.Parts[5].Content.ShouldBe(calendar, "for who offers files only");
        read.Parts[6].Content.ShouldBe("first");
        read.Parts[7].Content!.Length.ShouldBe(200_000);
    }

    private static async Task<ReadMessage> ReadAsync(MailMessage message)
    {
        var python = OutsideProgram.Require("python3", "python3");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, MimeWriter.Write(message), Samples.Stop);
            var json = await OutsideProgram.RunAsync(python, "-c", Reader, file);
            return JsonSerializer.Deserialize<ReadMessage>(json, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed record ReadMessage(
        string Subject,
        string[][] From,
        string[][] To,
        string Id,
        string Date,
        ReadPart[] Parts,
        string[] Defects
    );

    private sealed record ReadPart(string Type, string? Method, string? Name, string? Content);
}
