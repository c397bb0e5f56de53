using System.IO.Compression;
using System.Text;
using EventManager.Mail.Bounces;
using EventManager.Mail.Replies;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Replies;

/// <summary>Answers of calendars, in the shapes of the four clients and in those of nobody.</summary>
public sealed class ReplyReadingTests
{
    private static readonly SignedIds Entries = new(new byte[32], "entry");
    private static readonly SignedAddress Addresses = new(new("bounce@example.org"), new(new byte[32], "reply"));
    private static readonly Guid Asked = Guid.Parse("0199a5f0-1111-7222-8333-444455556666");
    private static readonly AnsweredEntry Yes = new(Addresses.Of(Asked).Address, UidOf(Asked));

    private readonly BounceReading reading = new(
        new(new("bounce@example.org"), new(new byte[32], "bounce")),
        new ReplyReading(Entries, Addresses)
    );

    public static TheoryData<string, string> Answers =>
        [
            .. CalendarReplyMails.All.Keys.SelectMany(client =>
                new[] { "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED" }.Select(state => (client, state))
            ),
        ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Each_clients_answer_says_who_answers_what_to_which_entry(string client, string state)
    {
        var reply = Read(CalendarReplyMails.All[client](Yes with { State = state, Sequence = 3 }));

        reply.EntryId.ShouldBe(Asked);
        (reply.From, reply.Attendee).ShouldBe(("grace@stadt.example", "grace@stadt.example"));
        reply.Answer.ShouldBe(
            state switch
            {
                "ACCEPTED" => CalendarAnswer.Accepted,
                "DECLINED" => CalendarAnswer.Declined,
                "TENTATIVE" => CalendarAnswer.Tentative,
                _ => CalendarAnswer.Other,
            }
        );
        reply.Sequence.ShouldBe(3);
        reply.At.ShouldBe(Yes.At);
    }

    [Theory]
    [InlineData("mx.a.example; dmarc=fail (p=none) header.from=stadt.example", "", true)]
    [InlineData("mx.a.example; spf=fail smtp.mailfrom=evil.example", "", true)]
    [InlineData("mx.a.example; dkim=pass header.d=evil.example", "mx.a.example; dmarc=fail header.from=stadt.example", true)]
    [InlineData("spf=pass smtp.mailfrom=evil.example; dmarc=fail action=none header.from=stadt.example", "", true)]
    [InlineData("mx.a.example; spf=fail smtp.mailfrom=list.example; dmarc=pass header.from=stadt.example", "", false)]
    [InlineData("mx.a.example; spf=softfail smtp.mailfrom=stadt.example; dmarc=none", "", false)]
    [InlineData("mx.a.example; dmarc=pass header.from=stadt.example", "other.example; dmarc=fail header.from=stadt.example", false)]
    [InlineData("mx.a.example; none", "", false)]
    [InlineData(";;;", "", false)]
    [InlineData("", "", false)]
    public void What_the_receiving_server_wrote_above_all_tells_whether_the_sender_is_made_up(string top, string below, bool isRefuted)
    {
        var headers = string.Concat(new[] { top, below }.Where(one => one.Length > 0).Select(one => $"Authentication-Results: {one}\r\n"));

        foreach (var client in CalendarReplyMails.All.Values)
            Read([.. Encoding.ASCII.GetBytes(headers), .. client(Yes)]).IsRefuted.ShouldBe(isRefuted);
    }

    [Theory]
    [InlineData("COUNTER", "")]
    [InlineData("REPLY", "RECURRENCE-ID:20260328T090000Z")]
    [InlineData("REPLY", "END:VEVENT\nBEGIN:VEVENT\nUID:another")]
    public void Another_time_one_date_of_a_series_and_two_entries_are_neither_yes_nor_no(string method, string more)
    {
        foreach (var client in CalendarReplyMails.All.Values)
        {
            var reply = Read(client(Yes with { Method = method, More = more }));
            (reply.EntryId, reply.Answer).ShouldBe((Asked, CalendarAnswer.Other));
        }
    }

    [Fact]
    public void An_answer_for_another_entry_than_its_address_says_is_a_forgery_and_a_changed_letter_too()
    {
        var other = Guid.NewGuid();

        EntryOf(Yes with { Uid = UidOf(other) }).ShouldBeNull("the address says another");
        EntryOf(Yes with { To = Addresses.Of(other).Address }).ShouldBeNull("the entry says another");
        EntryOf(Yes with { Uid = "registration-42@example.org" }).ShouldBeNull();
        EntryOf(Yes with { Uid = $"invitation-{new SignedIds(new byte[32], "reply").Token(Asked)}@example.org" })
            .ShouldBeNull("another purpose");
        var wrong = Yes.To[..20] + (Yes.To[20] == 'a' ? 'b' : 'a') + Yes.To[21..];
        EntryOf(Yes with { To = wrong }).ShouldBeNull();
        // Outlook may answer to the mail's sender, and servers change the case.
        EntryOf(Yes with { To = "fair@example.org" }).ShouldBe(Asked);
        EntryOf(Yes with { To = Yes.To.ToUpperInvariant(), Uid = Yes.Uid.ToUpperInvariant() }).ShouldBe(Asked);
    }

    [Fact]
    public void Of_several_guests_the_one_who_writes_answers_and_who_writes_for_somebody_is_another()
    {
        var several = Yes with
        {
            Attendee = "boss@stadt.example",
            State = "DECLINED",
            More = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:grace@stadt.example",
        };
        Read(CalendarReplyMails.Thunderbird(several)).Answer.ShouldBe(CalendarAnswer.Accepted);

        var colleague = Read(CalendarReplyMails.Google(Yes with { From = "colleague@stadt.example" }));
        (colleague.From, colleague.Attendee, colleague.EntryId).ShouldBe(("colleague@stadt.example", "colleague@stadt.example", Asked));
        Read(CalendarReplyMails.Outlook(Yes with { From = "colleague@stadt.example", Attendee = "grace@stadt.example" }))
            .From.ShouldBe("colleague@stadt.example");
    }

    [Theory]
    [InlineData("Date: Mon, 02 Mar 2026 08:30:00 +0000", "DTSTAMP:20260302T093000Z", "08:30")]
    [InlineData("Date: Mon, 02 Mar 2026 10:30:00 +0100", "DTSTAMP:20260302T083000Z", "08:30")]
    [InlineData("Date: Mon, 02 Mar 2026 08:30:00 +0000", "DTSTAMP:nonsense", "08:30")]
    [InlineData("X-Date: none", "DTSTAMP:20260302T083000Z", "08:30")]
    [InlineData("X-Date: none", "X-STAMP:none", null)]
    public void The_earlier_of_both_clocks_counts(string date, string stamp, string? time)
    {
        var text = Encoding
            .UTF8.GetString(CalendarReplyMails.Thunderbird(Yes))
            .Replace("Date: " + Yes.Date, date, StringComparison.Ordinal);
        text = text.Replace("\r\nDTSTAMP:" + Yes.Stamp, "\r\n" + stamp, StringComparison.Ordinal);

        Read(Encoding.UTF8.GetBytes(text)).At?.ToString("HH:mm", null).ShouldBe(time);
    }

    [Theory]
    [InlineData("utf-16", "utf-16BE")]
    [InlineData("utf-16le", "utf-16")]
    [InlineData("utf-8", "iso-8859-1")]
    [InlineData("no-such-charset", "utf-8")]
    [InlineData("us-ascii", "utf-8")]
    public void A_wrong_name_of_the_encoding_keeps_nobody_from_answering(string said, string written)
    {
        var text = Calendar("COMMENT:Grüße");
        var body = Convert.ToBase64String(Encoding.GetEncoding(written).GetBytes(text), Base64FormattingOptions.InsertLineBreaks);

        Read(
            CalendarReplyMails.Mail(
                Yes,
                "X-Mailer: x",
                $"Content-Type: text/calendar; charset={said}; method=REPLY\nContent-Transfer-Encoding: base64\n\n{body}"
            )
        )
            .Answer.ShouldBe(CalendarAnswer.Accepted);
    }

    [Fact]
    public void What_is_no_answer_stays_a_message_for_a_person()
    {
        string[] bodies =
        [
            "Content-Type: text/calendar; method=REPLY\n\nI shall come.",
            "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR",
            "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nEND:VTODO\nEND:VEVENT\nEND:VCALENDAR",
            $"Content-Type: text/calendar; method=REQUEST\n\n{Calendar("").Replace("METHOD:REPLY", "METHOD:REQUEST", StringComparison.Ordinal)}",
            $"Content-Type: text/calendar\n\n{Calendar("").Replace("METHOD:REPLY\r\n", "", StringComparison.Ordinal)}",
            $"Content-Type: text/calendar; method=REPLY\n\n{Calendar("").Replace("ACCEPTED", "NEEDS-ACTION", StringComparison.Ordinal)}",
            // 5 MB: only its beginning is read, and an answer without its end is none.
            $"Content-Type: text/calendar; method=REPLY\n\n{Calendar("COMMENT:" + new string('x', 5_000_000))}",
            $"Content-Type: message/rfc822\n\nContent-Type: text/calendar; method=REPLY\n\n{Calendar("")}",
            Zipped(Zip("reply.ics", Encoding.UTF8.GetBytes(Calendar("")))),
            Zipped(Zip("inner.zip", Zip("reply.ics", new byte[50_000_000]))),
        ];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var mails = bodies.Select(body => CalendarReplyMails.Mail(Yes, "X-Mailer: x", body)).ToList();
        var made = GC.GetAllocatedBytesForCurrentThread();

        mails.Select(mail => reading.Read(mail).Kind).ShouldAllBe(kind => kind == ReceivedKind.Message);

        (GC.GetAllocatedBytesForCurrentThread() - made).ShouldBeLessThan(30_000_000, $"{made - before} to make them");
    }

    [Fact]
    public void An_answer_without_a_method_in_the_part_or_only_there_or_only_as_a_file_is_one()
    {
        var bare = Calendar("").Replace("METHOD:REPLY\r\n", "", StringComparison.Ordinal);

        foreach (
            var body in new[]
            {
                $"Content-Type: text/calendar\n\n{Calendar("")}",
                $"Content-Type: text/calendar; method=reply\n\n{bare}",
                $"Content-Type: application/octet-stream; name=\"reply.ICS\"\n\n{Calendar("")}",
                $"Content-Type: text/calendar\n\n\uFEFF{Calendar("X-NOTE;X=\"a:b;c\":x\r\nno line at all")}",
            }
        )
            Read(CalendarReplyMails.Mail(Yes, "Precedence: bulk", body)).EntryId.ShouldBe(Asked);
    }

    [Fact]
    public void Our_own_invitation_that_comes_back_in_a_report_answers_nothing()
    {
        var quoted = $"Content-Type: text/calendar; method=REPLY\r\n\r\n{Calendar("")}";

        reading.Read(Reports.Bounce(Yes.To, "failed", "5.1.1", enclosed: quoted)).Reply.ShouldBeNull();
        new BounceReading(Addresses).Read(CalendarReplyMails.Google(Yes)).Reply.ShouldBeNull("nobody reads them here");
    }

    [Fact]
    public void The_same_message_has_the_same_key()
    {
        var mail = CalendarReplyMails.Google(Yes);

        Read(mail).Key.ShouldBe(Read((byte[])mail.Clone()).Key);
        Read(CalendarReplyMails.Google(Yes with { State = "DECLINED" })).Key.ShouldNotBe(Read(mail).Key);
    }

    private static string UidOf(Guid id) => $"invitation-{Entries.Token(id)}@messe.example";

    private Guid? EntryOf(AnsweredEntry answer) => Read(CalendarReplyMails.Google(answer)).EntryId;

    private ReceivedReply Read(byte[] mail)
    {
        var received = reading.Read(mail);
        received.Kind.ShouldBe(ReceivedKind.CalendarReply);
        return received.Reply.ShouldNotBeNull();
    }

    private static string Calendar(string more) =>
        string.Join(
            "\r\n",
            new[]
            {
                "BEGIN:VCALENDAR",
                "METHOD:REPLY",
                "BEGIN:VEVENT",
                "UID:" + Yes.Uid,
                more,
                "DTSTAMP:" + Yes.Stamp,
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:grace@stadt.example",
                "END:VEVENT",
                "END:VCALENDAR",
            }.Where(line => line.Length > 0)
        );

    private static byte[] Zip(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open())
            entry.Write(content);
        return packed.ToArray();
    }

    private static string Zipped(byte[] zip) =>
        "Content-Type: application/zip; name=reply.zip\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String(zip);
}
