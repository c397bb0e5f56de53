using System.Text;
using System.Text.RegularExpressions;
using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Mime;

public sealed class MimeWriterTests
{
    private static readonly MailMessage Plain = Samples.Message();

    [Fact]
    public void A_plain_message_has_one_level_and_no_more_than_it_needs() =>
        Written(Plain with { AutoSubmitted = false })
            .ShouldBe(
                """
                Date: Sun, 29 Mar 2026 10:00:00 +0200
                From: Career Fair <fair@example.org>
                To: guest@example.org
                Subject: Your place
                Message-ID: <42.registration@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                Hello,
                you have a place.

                """.ReplaceLineEndings("\r\n")
            );

    [Fact]
    public void Everything_optional_has_its_header()
    {
        var written = Written(
            Plain with
            {
                ReplyTo = new("office@example.org", "Office, \"1st\" floor"),
                InReplyTo = "41@example.org",
                Language = "de",
                ListUnsubscribe = new([new("https://example.org/leave?token=1234567890"), new("mailto:leave@example.org")], oneClick: true),
            }
        );

        written.ShouldContain("\r\nReply-To: \"Office, \\\"1st\\\" floor\" <office@example.org>\r\n");
        written.ShouldContain("\r\nIn-Reply-To: <41@example.org>\r\nReferences: <41@example.org>\r\n");
        written.ShouldContain("\r\nContent-Language: de\r\n");
        written.ShouldContain("\r\nAuto-Submitted: auto-generated\r\n");
        written.ShouldContain("\r\nList-Unsubscribe: <https://example.org/leave?token=1234567890>,\r\n <mailto:leave@example.org>\r\n");
        written.ShouldContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    [Fact]
    public void A_picture_of_the_html_travels_with_it_and_other_files_beside_it()
    {
        var code = new MailAttachment("Ticket.png", "image/png", new byte[10]) { ContentId = "ticket1@example.org" };
        var message = Plain with
        {
            Html = "<img src=\"cid:ticket1@example.org\" alt=\"\">",
            Attachments = [code, new("plan.pdf", "application/pdf", new byte[10])],
        };

        var written = Written(message);

        Regex
            .Matches(written, "Content-Type: ([a-z]+/[a-z]+)")
            .Select(part => part.Groups[1].Value)
            .ShouldBe([
                "multipart/mixed",
                "multipart/alternative",
                "text/plain",
                "multipart/related",
                "text/html",
                "image/png",
                "application/pdf",
            ]);
        written.ShouldContain("Content-Id: <ticket1@example.org>", Case.Insensitive);
        written.ShouldContain("Content-Disposition: inline; filename=Ticket.png");
        written.ShouldContain("Content-Disposition: attachment; filename=plan.pdf");
    }

    [Fact]
    public void Without_html_a_picture_is_a_file_like_others() =>
        Written(Plain with { Attachments = [new("Ticket.png", "image/png", new byte[10]) { ContentId = "ticket1@example.org" }] })
            .ShouldNotContain("multipart/related");

    [Theory]
    [InlineData("no-at")]
    [InlineData("a@b\r\nBcc: c")]
    [InlineData("<a@b>")]
    public void A_content_id_that_no_header_takes_is_refused(string id) =>
        Should.Throw<MailFormatException>(() => new MailAttachment("a.png", "image/png", default) { ContentId = id });

    [Fact]
    public void The_address_of_a_page_is_never_folded_or_encoded()
    {
        var page = "https://example.org/leave?token=" + new string('x', 500);

        Written(Plain with { ListUnsubscribe = new([new(page)]) }).ShouldContain($"\r\nList-Unsubscribe: <{page}>\r\n");
    }

    [Fact]
    public void The_same_message_gives_the_same_bytes_and_another_id_another_boundary()
    {
        var message = Plain with { Html = "<p>Hello</p>", Attachments = [new("plan.pdf", "application/pdf", new byte[100])] };

        MimeWriter.Write(message).ShouldBe(MimeWriter.Write(message with { }));
        Boundary(Written(message)).ShouldNotBe(Boundary(Written(message with { MessageId = "43@example.org" })));
    }

    [Theory]
    [InlineData(
        "Grüße: ein Platz für Jürgen und Änne, größer, schöner, früher, übermütiger und höflicher als in jedem früheren Jahr davor"
    )]
    [InlineData("🎓🎉👩‍🚒 Berufe 🎓🎉👩‍🚒 Messe 🎓🎉👩‍🚒 Ausbildung 🎓🎉👩‍🚒 Studium 🎓🎉👩‍🚒 Praktikum")]
    [InlineData("Добро пожаловать на ярмарку профессий, вход свободный, билеты не нужны, приходите всей семьёй")]
    [InlineData("A plain subject that is long enough to be folded somewhere in the middle, for it has more than seventy-eight characters")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnungsentwurfsvorlagenmappe")]
    public void Lines_stay_within_998_characters_and_7_bits(string text)
    {
        var message = Plain with
        {
            From = new("fair@example.org", text),
            To = [.. Enumerable.Range(0, 9).Select(i => new MailAddress($"guest{i}@example.org", text))],
            Subject = text,
            Text = text + "\n" + string.Concat(Enumerable.Repeat(text, 50)),
            Html = $"<p>{text}</p>",
            Attachments = [new(text + ".pdf", "application/pdf", new byte[1000])],
        };

        var written = Written(message);

        written.ShouldAllBe(c => c < 0x80);
        written.Split("\r\n").ShouldAllBe(line => line.Length <= 998);
        Body(written).Split("\r\n").ShouldAllBe(line => line.Length <= 80);
        Regex
            .Match(
                written,
                @"^Subject: .*
(?: .*
)*",
                RegexOptions.Multiline
            )
            .Value.Split(' ')
            .ShouldAllBe(word => word.Length <= 76);
        written.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain(c => c == '\r' || c == '\n');
    }

    [Theory]
    [InlineData("plain", "7bit")]
    [InlineData("Grüße aus der Halle, in der sonst nur ASCII steht", "quoted-printable")]
    [InlineData("Добро пожаловать", "base64")]
    [InlineData("From here on old mail stores would change the line", "quoted-printable")]
    [InlineData("--=_looks like a boundary", "quoted-printable")]
    public void The_lightest_safe_encoding_is_taken(string text, string encoding) =>
        Written(Plain with { Text = text }).ShouldContain($"Content-Transfer-Encoding: {encoding}\r\n");

    [Fact]
    public void Quoted_printable_guards_what_servers_eat_or_change()
    {
        var written = Written(Plain with { Text = "ä \n.\nFrom me=\n" + new string('x', 80) + "\t" });

        written.ShouldContain("\r\n\r\n=C3=A4=20\r\n.\r\n=46rom me=3D\r\n" + new string('x', 75) + "=\r\nxxxxx=09\r\n");
    }

    private static string Written(MailMessage message) => Encoding.UTF8.GetString(MimeWriter.Write(message));

    private static string Body(string written) => written[written.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];

    private static string Boundary(string written) => written.Split("boundary=\"")[1].Split('"')[0];
}
