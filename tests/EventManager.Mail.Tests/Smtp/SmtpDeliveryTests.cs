using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpDeliveryTests
{
    [Fact]
    public async Task A_message_arrives_as_it_was_written()
    {
        await using var server = new FakeSmtpServer();
        var message = Samples.Message();

        var result = await server.SendAsync(message);

        result.AllAccepted.ShouldBeTrue();
        server.Contents.ShouldHaveSingleItem().ShouldBe(System.Text.Encoding.UTF8.GetString(MimeWriter.Write(message)));
        server.Commands.ShouldBe(["EHLO client.example", "MAIL FROM:<fair@example.org>", "RCPT TO:<guest@example.org>", "DATA", "QUIT"]);
    }

    [Fact]
    public async Task A_reply_of_several_lines_is_one_reply()
    {
        await using var server = new FakeSmtpServer { Script = line => line == "." ? "250-Taken\r\n250-and\r\n250 queued" : null };

        var outcome = (await server.SendAsync(Samples.Message())).Recipients.ShouldHaveSingleItem();

        outcome.Text.ShouldBe("Taken and queued");
        outcome.Code.ShouldBe(250);
    }

    [Theory]
    [InlineData(".", "451 4.3.0 Later", Delivery.Transient)]
    [InlineData(".", "554 5.7.1 Looks like spam", Delivery.Permanent)]
    [InlineData("RCPT", "450 4.2.0 Greylisted", Delivery.Transient)]
    [InlineData("RCPT", "550 5.1.1 Nobody of that name", Delivery.Permanent)]
    [InlineData("MAIL", "452 4.3.1 Disk full", Delivery.Transient)]
    [InlineData("MAIL", "552 5.3.4 Too large", Delivery.Permanent)]
    [InlineData("DATA", "451 4.3.0 Later", Delivery.Transient)]
    [InlineData("DATA", "554 5.5.1 No", Delivery.Permanent)]
    public async Task A_4xx_asks_for_another_try_and_a_5xx_for_none(string command, string answer, Delivery expected)
    {
        foreach (var pipelining in (bool[])[true, false])
        {
            await using var server = new FakeSmtpServer { Script = line => line.Split(' ')[0] == command ? answer : null };
            if (!pipelining)
                server.Offers.Clear();

            var result = await server.SendAsync(Samples.Message());

            result.ConnectionFailure.ShouldBeNull();
            var outcome = result.Recipients.ShouldHaveSingleItem();
            outcome.Delivery.ShouldBe(expected);
            $"{outcome.Code} {outcome.Text}".ShouldBe(answer);
        }
    }

    [Theory]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task A_refusal_counts_although_the_server_hangs_up_behind_it(string command)
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line == command ? "554 5.7.1 Looks like spam" + FakeSmtpServer.HangUp : null,
        };

        var result = await server.SendAsync(Samples.Message());

        result.ConnectionFailure.ShouldBeNull();
        result.Recipients.ShouldHaveSingleItem().Code.ShouldBe(554);
        server.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_is_the_same_message_to_the_last_byte()
    {
        await using var server = new FakeSmtpServer();
        var message = Samples.Message() with
        {
            Html = "<p>Größe</p>",
            Attachments = [new("plan 🎓.pdf", "application/pdf", new byte[100])],
        };

        await server.SendAsync(message);
        await server.SendAsync(message with { });

        server.Contents.Distinct().ShouldHaveSingleItem().ShouldContain("Message-ID: <42.registration@example.org>\r\n");
        server.Contents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_refused_recipient_does_not_keep_the_message_from_the_others()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line =>
                line.Contains("<gone@", StringComparison.Ordinal) ? "550 5.1.1 Nobody"
                : line.Contains("<full@", StringComparison.Ordinal) ? "452 4.2.2 Full"
                : null,
        };

        var result = await server.SendAsync(Samples.Message("a@example.org", "gone@example.org", "full@example.org", "b@example.org"));

        result
            .Recipients.Select(outcome => outcome.Delivery)
            .ShouldBe([Delivery.Accepted, Delivery.Permanent, Delivery.Transient, Delivery.Accepted]);
        server.Contents.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_refused_message_the_same_connection_takes_the_next_one(bool pipelining)
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("RCPT TO:<gone", StringComparison.Ordinal) ? "550 Nobody" : null,
        };
        if (!pipelining)
            server.Offers.Clear();
        await using var session = await server.OpenAsync();

        var refused = await session.SendAsync(Samples.Message("gone@example.org"), Samples.Stop);
        var taken = await session.SendAsync(Samples.Message(), Samples.Stop);

        refused.AllAccepted.ShouldBeFalse();
        taken.AllAccepted.ShouldBeTrue();
        server.Connections.ShouldBe(1);
        server.Commands.ShouldContain("RSET"); // else the second message would have the first one's sender
        server.Contents.Last().ShouldContain("Subject: Your place");
    }

    [Fact]
    public async Task Without_a_recipient_no_content_leaves_the_house()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 Nobody" : null,
        };

        await server.SendAsync(Samples.Message("a@example.org", "b@example.org"));

        server.Contents.ShouldAllBe(content => content == "");
    }

    [Fact]
    public async Task Many_recipients_go_through_the_pipeline_in_portions()
    {
        await using var server = new FakeSmtpServer();

        var result = await server.SendAsync(Samples.Message([.. Enumerable.Range(0, 750).Select(i => $"guest{i}@example.org")]));

        result.Recipients.Count.ShouldBe(750);
        result.AllAccepted.ShouldBeTrue();
        server.Commands.Count(line => line.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(750);
    }

    [Fact]
    public async Task Lines_that_start_with_a_dot_do_not_end_the_message()
    {
        await using var server = new FakeSmtpServer();

        await server.SendAsync(Samples.Message() with { Text = ".\n..\nend\n." });

        server.Contents.ShouldHaveSingleItem().ShouldEndWith("\r\n\r\n..\r\n...\r\nend\r\n..\r\n");
    }

    [Fact]
    public async Task A_message_above_the_servers_size_is_refused_before_it_is_sent()
    {
        await using var server = new FakeSmtpServer();
        server.Offers.Add("SIZE 1000");

        var tooLarge = await server.SendAsync(Samples.Message() with { Text = new string('x', 2000) });
        var small = await server.SendAsync(Samples.Message());

        tooLarge.Recipients.ShouldHaveSingleItem().Code.ShouldBe(552);
        small.AllAccepted.ShouldBeTrue();
        server.Commands.Count(line => line.StartsWith("MAIL", StringComparison.Ordinal)).ShouldBe(1);
        server.Commands.ShouldContain($"MAIL FROM:<fair@example.org> SIZE={MimeWriter.Write(Samples.Message()).Length}");
    }

    [Fact]
    public async Task A_server_that_knows_only_HELO_is_greeted_with_it()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "502 What?" : null,
        };

        (await server.SendAsync(Samples.Message())).AllAccepted.ShouldBeTrue();

        server.Commands.ShouldContain("HELO client.example");
    }
}
