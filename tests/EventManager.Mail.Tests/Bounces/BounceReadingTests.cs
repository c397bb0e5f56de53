using System.IO.Compression;
using System.Text;
using EventManager.Mail.Bounces;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Bounces;

public sealed class BounceReadingTests
{
    private static readonly SignedAddress Addresses = new(new("bounce@example.org"), new(new byte[32], "bounce"));
    private static readonly Guid Mail = Guid.Parse("0199a5f0-1111-7222-8333-444455556666");
    private static readonly string To = Addresses.Of(Mail).Address;
    private readonly BounceReading reading = new(Addresses);

    [Theory]
    [InlineData("failed", "5.1.1", "smtp; 550 5.1.1 unknown", ReceivedKind.HardBounce)]
    [InlineData("failed", "5.1.2", "smtp; host not found", ReceivedKind.HardBounce)]
    [InlineData("failed", "5.2.1 (disabled)", "smtp; 550", ReceivedKind.HardBounce)]
    [InlineData("failed", "5.0.0", "smtp; 550 No such user here", ReceivedKind.HardBounce)]
    [InlineData("failed", "5.0.0", "smtp; 550 Blocked as spam", ReceivedKind.SoftBounce)]
    [InlineData("failed", "5.0.0", "smtp; 552 whatever", ReceivedKind.SoftBounce)]
    [InlineData("failed", "5.1.8", "smtp; 550 bad sender", ReceivedKind.SoftBounce)]
    [InlineData("failed", "5.2.2", "smtp; 552 mailbox full", ReceivedKind.SoftBounce)]
    [InlineData("failed", "5.7.1", "smtp; 550 5.7.1 spam", ReceivedKind.SoftBounce)]
    [InlineData("failed", "4.4.7", "smtp; 451 4.7.1 greylisted for too long", ReceivedKind.SoftBounce)]
    [InlineData("Failed ", "nonsense", "", ReceivedKind.SoftBounce)]
    [InlineData("delayed", "4.4.1", "smtp; timeout", ReceivedKind.Delayed)]
    [InlineData("delivered", "2.0.0", "smtp; 250 Ok", ReceivedKind.AutomaticReply)]
    public void A_report_says_whether_the_address_is_gone_or_only_this_mail_was_refused(
        string action,
        string status,
        string diagnostic,
        ReceivedKind expected
    )
    {
        var received = reading.Read(Reports.Bounce(To, action, status, diagnostic));

        received.Kind.ShouldBe(expected);
        received.MailId.ShouldBe(Mail);
        received.Status.ShouldBe(status[0] is 'n' or '2' ? "" : status[..5]);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", ReceivedKind.AutomaticReply)]
    [InlineData("X-Autoreply: yes", ReceivedKind.AutomaticReply)]
    [InlineData("Precedence: auto_reply", ReceivedKind.AutomaticReply)]
    [InlineData("Return-Path: <>", ReceivedKind.AutomaticReply)]
    [InlineData("Auto-Submitted: no", ReceivedKind.Message)]
    [InlineData("X-Mailer: Thunderbird", ReceivedKind.Message)]
    public void An_absence_note_is_no_bounce_and_a_persons_answer_neither(string header, ReceivedKind expected) =>
        reading.Read(Reports.Note(To, header)).Kind.ShouldBe(expected);

    [Fact]
    public void A_challenge_that_quotes_a_delivery_report_in_its_text_is_no_bounce() =>
        reading
            .Read(Reports.Note(To, "Auto-Submitted: auto-replied", "Action: failed\r\nStatus: 5.1.1\r\nClick here to prove you are human."))
            .Kind.ShouldBe(ReceivedKind.AutomaticReply);

    [Fact]
    public void A_spam_button_is_a_complaint_and_its_opposite_is_none()
    {
        reading.Read(Reports.Complaint(To)).Kind.ShouldBe(ReceivedKind.Complaint);
        reading.Read(Reports.Complaint(To)).MailId.ShouldBe(Mail);
        reading.Read(Reports.Complaint(To, "not-spam")).Kind.ShouldBe(ReceivedKind.AutomaticReply);
    }

    [Fact]
    public void A_forged_bounce_for_somebody_elses_mail_belongs_to_no_mail()
    {
        var stranger = new SignedAddress(new("bounce@example.org"), new([.. Enumerable.Repeat((byte)1, 32)], "bounce"));
        var other = Addresses.Of(Guid.NewGuid()).Address;
        // The id of one mail with the signature of another.
        var mixed = To[..33] + other[33..];

        reading.Read(Reports.Bounce(stranger.Of(Mail).Address, "failed", "5.1.1")).MailId.ShouldBeNull();
        reading.Read(Reports.Bounce(mixed, "failed", "5.1.1")).MailId.ShouldBeNull();
        reading.Read(Reports.Bounce("bounce@example.org", "failed", "5.1.1")).MailId.ShouldBeNull();
        var quoted = "Message-ID: <" + Mail.ToString("N") + "@example.org>\r\nSubject: Your place\r\n\r\nHello.";
        reading.Read(Reports.Bounce("bounce@example.org", "failed", "5.1.1", enclosed: quoted)).MailId.ShouldBeNull();
    }

    [Fact]
    public void A_server_may_change_the_case_of_the_address_and_name_it_in_the_enclosed_mail_only()
    {
        reading.Read(Reports.Bounce(To.ToUpperInvariant(), "failed", "5.1.1")).MailId.ShouldBe(Mail);
        var enclosed = $"Return-Path: <{To}>\r\nSubject: Your place\r\n\r\nHello.";
        reading.Read(Reports.Bounce("postmaster@example.org", "failed", "5.1.1", enclosed: enclosed)).MailId.ShouldBe(Mail);
    }

    [Fact]
    public void The_same_report_has_the_same_key_and_another_has_another()
    {
        var report = Reports.Bounce(To, "failed", "5.1.1");

        reading.Read(report).Key.ShouldBe(reading.Read((byte[])report.Clone()).Key);
        reading.Read(Reports.Bounce(To, "failed", "5.1.2")).Key.ShouldNotBe(reading.Read(report).Key);
    }

    /// <summary>Reports stand in front, so that what hangs behind them may be as large as it likes.</summary>
    [Fact]
    public void A_bounce_with_a_zip_bomb_or_a_hundred_megabytes_is_read_as_far_as_its_report()
    {
        var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("big").Open())
            entry.Write(new byte[50_000_000]);
        var attached =
            "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Convert.ToBase64String(bomb.ToArray());
        var report = Reports.Bounce(To, "failed", "5.1.1", enclosed: "Subject: x\r\n\r\n");
        var huge = new byte[report.Length + 100_000_000];
        report.CopyTo(huge, 0);
        huge.AsSpan(report.Length).Fill((byte)'x');
        var before = GC.GetAllocatedBytesForCurrentThread();

        reading.Read(Reports.Bounce(To, "failed", "5.1.1", enclosed: attached)).Kind.ShouldBe(ReceivedKind.HardBounce);
        reading.Read(huge).Kind.ShouldBe(ReceivedKind.HardBounce);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void Parts_in_parts_in_parts_and_broken_text_end_in_a_value()
    {
        var nested = string.Concat(
            Enumerable.Range(0, 2_000).Select(i => $"Content-Type: multipart/mixed; boundary=\"n{i}\"\r\n\r\n--n{i}\r\n")
        );

        reading.Read(Encoding.ASCII.GetBytes("MIME-Version: 1.0\r\n" + nested)).MailId.ShouldBeNull();
        reading.Read(new byte[] { 0, 1, 2, 255 }).Kind.ShouldBe(ReceivedKind.Message);
        reading.Read(ReadOnlyMemory<byte>.Empty).Kind.ShouldBe(ReceivedKind.Message);
    }

    [Fact]
    public void The_address_fits_into_the_64_characters_of_a_local_part()
    {
        var longest = new string('b', SignedAddress.LongestLocalPart);
        var addresses = new SignedAddress(new(longest + "@example.org"), new(new byte[32], "bounce"));

        var address = addresses.Of(Mail);

        address.LocalPart.Length.ShouldBe(64);
        addresses.IdOf(address.Address).ShouldBe(Mail);
    }
}
