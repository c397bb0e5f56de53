using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

/// <summary>A sender that the server does not like is a wrong setting: no mail fails for it.</summary>
public sealed class SmtpSenderTests
{
    [Theory]
    [InlineData("MAIL", "553 5.1.8 Not with that sender")]
    [InlineData("MAIL", "550 5.7.1 Unknown here")]
    [InlineData("RCPT", "553 5.7.1 <fair@example.org>: Sender address rejected: not owned by user")]
    public async Task A_refused_sender_is_a_matter_of_the_settings_and_not_of_the_mail(string command, string answer)
    {
        await using var server = new FakeSmtpServer { Script = line => line.Split(' ')[0] == command ? answer : null };

        var refusal = await Should.ThrowAsync<MailSenderException>(() => server.SendAsync(Samples.Message()));

        refusal.Code.ShouldBe(int.Parse(answer[..3], System.Globalization.CultureInfo.InvariantCulture));
        refusal.Message.ShouldNotContain("@");
    }

    /// <summary>Said by the recipient's own server, and passed on: the next mail may go.</summary>
    [Theory]
    [InlineData(
        "550 5.1.1 <ada@example.org>: Recipient address rejected: undeliverable address: host mx said: 550 Sender address rejected"
    )]
    [InlineData("550 host mx.example.org said: 553 Sender address rejected: domain not found")]
    public async Task What_the_recipients_server_has_against_the_sender_is_a_matter_of_this_mail(string answer)
    {
        await using var server = new FakeSmtpServer { Script = line => line.Split(' ')[0] == "RCPT" ? answer : null };

        var outcome = await server.SendAsync(Samples.Message());

        outcome.Recipients.ShouldAllBe(one => one.Code == 550);
    }

    [Fact]
    public async Task A_bounce_goes_to_the_return_path_and_the_reader_sees_the_sender()
    {
        await using var server = new FakeSmtpServer();

        await server.SendAsync(Samples.Message() with { ReturnPath = new("bounce+abc@example.org") });

        server.Commands.ShouldContain("MAIL FROM:<bounce+abc@example.org>");
        server.Contents.ShouldHaveSingleItem().ShouldContain("fair@example.org");
        server.Contents.ShouldHaveSingleItem().ShouldNotContain("bounce+abc");
    }

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    public async Task A_server_that_still_counts_the_mail_before_is_left_and_the_mail_sent_over_a_new_connection(string command)
    {
        var mails = 0;
        await using var server = new FakeSmtpServer
        {
            Script = line => line.Split(' ')[0] == command && ++mails == 2 ? "503 5.5.1 Sender already specified" : null,
        };
        await using var session = await server.OpenAsync();

        (await session.SendAsync(Samples.Message(), Samples.Stop)).AllAccepted.ShouldBeTrue();
        (await session.SendAsync(Samples.Message(), Samples.Stop)).AllAccepted.ShouldBeTrue();

        server.Connections.ShouldBe(2);
        server.Contents.Count.ShouldBe(2);
    }
}
