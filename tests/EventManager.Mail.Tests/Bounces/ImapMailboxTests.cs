using EventManager.Mail.Bounces;
using EventManager.Mail.Imap;
using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Bounces;

/// <summary>Against a real server.</summary>
public sealed class ImapMailboxTests
{
    private static readonly SignedAddress Addresses = new(new("bounce@example.org"), new(new byte[32], "bounce"));

    [Fact]
    public async Task Reports_are_read_and_removed_and_a_persons_answer_stays_and_comes_once()
    {
        await using var dovecot = await Dovecot.StartAsync();
        var (mailbox, reading) = (new ImapMailbox(dovecot.Options()), new BounceReading(Addresses));
        var mail = Guid.NewGuid();
        dovecot.Deliver(Reports.Bounce(Addresses.Of(mail).Address, "failed", "5.1.1"));
        dovecot.Deliver(Reports.Note("bounce@example.org", "X-Mailer: Thunderbird"));
        dovecot.Deliver(
            Reports.Bounce(Addresses.Of(mail).Address, "failed", "4.2.2", enclosed: "Subject: x\r\n\r\n" + new string('x', 900_000))
        );
        var seen = new List<(ReceivedMail Mail, int Length)>();

        (await LookAsync()).ShouldBe(3);
        (await LookAsync()).ShouldBe(0);

        seen.Select(one => one.Mail.Kind).ShouldBe([ReceivedKind.HardBounce, ReceivedKind.Message, ReceivedKind.SoftBounce]);
        seen[0].Mail.MailId.ShouldBe(mail);
        seen[2].Length.ShouldBe(BounceReading.MostBytes, "no more is fetched");
        dovecot.Left().ShouldBe(1);

        Task<int> LookAsync() =>
            mailbox.ReadAsync(
                10,
                (raw, _) =>
                {
                    var received = reading.Read(raw);
                    seen.Add((received, raw.Length));
                    return Task.FromResult(received.Kind is ReceivedKind.Message ? AfterReading.Keep : AfterReading.Remove);
                },
                Samples.Stop
            );
    }

    [Fact]
    public async Task What_was_not_done_with_comes_again()
    {
        await using var dovecot = await Dovecot.StartAsync();
        var mailbox = new ImapMailbox(dovecot.Options());
        dovecot.Deliver(Reports.Note("bounce@example.org", "X-Mailer: Thunderbird"));

        await Should.ThrowAsync<InvalidOperationException>(() =>
            mailbox.ReadAsync(10, (_, _) => throw new InvalidOperationException(), Samples.Stop)
        );
        (await mailbox.ReadAsync(10, (_, _) => Task.FromResult(AfterReading.Remove), Samples.Stop)).ShouldBe(1);

        dovecot.Left().ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_folder_and_a_mailbox_without_tls_are_told_apart()
    {
        await using var dovecot = await Dovecot.StartAsync();

        await new ImapMailbox(dovecot.Options()).TryAsync(Samples.Stop);
        var refused = await Should.ThrowAsync<MailAuthenticationException>(() => Open(options => options.Password = "wrong"));
        refused.Message.ShouldNotContain("wrong");
        (await Should.ThrowAsync<MailConnectionException>(() => Open(options => options.Folder = "Nowhere"))).Message.ShouldContain(
            "Nowhere"
        );
        await Should.ThrowAsync<MailSecurityException>(() => Open(options => options.Security = SmtpSecurity.StartTls));
        await Should.ThrowAsync<MailTransportException>(() => Open(options => options.Security = SmtpSecurity.Tls));

        Task Open(Action<ImapOptions> change) => new ImapMailbox(dovecot.Options(change)).TryAsync(Samples.Stop);
    }
}
