using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests;

public sealed class MailMessageTests
{
    public static TheoryData<string, Func<MailMessage, MailMessage>> Injections =>
        new()
        {
            { "subject with CRLF", message => message with { Subject = "Hello\r\nBcc: everybody@example.org" } },
            { "subject with LF", message => message with { Subject = "Hello\nBcc: everybody@example.org" } },
            { "subject with NUL", message => message with { Subject = "Hello\u0000" } },
            { "id with CRLF", message => message with { MessageId = "1@example.org>\r\nBcc: <a@example.org" } },
            { "id without at sign", message => message with { MessageId = "no at sign" } },
            { "answered id in brackets", message => message with { InReplyTo = "<1@example.org>" } },
            { "language with CRLF", message => message with { Language = "de\r\nBcc: a@example.org" } },
            { "nobody to send to", message => message with { To = [] } },
            { "file name with CRLF", message => message with { Attachments = [new("plan\r\n.pdf", "application/pdf", default)] } },
            { "media type with CRLF", message => message with { Attachments = [new("plan.pdf", "application/pdf\r\nBcc: a", default)] } },
            { "compound media type", message => message with { Attachments = [new("plan.eml", "message/rfc822", default)] } },
            { "blank file name", message => message with { Attachments = [new(" ", "application/pdf", default)] } },
            { "no address to leave", message => message with { ListUnsubscribe = new([]) } },
            { "address of another kind", message => message with { ListUnsubscribe = new([new("ftp://example.org/leave")]) } },
            {
                "one click without https",
                message => message with { ListUnsubscribe = new([new("mailto:leave@example.org")], oneClick: true) }
            },
        };

    [Theory]
    [MemberData(nameof(Injections), DisableDiscoveryEnumeration = true)]
    public void What_would_break_out_of_its_header_is_refused(string what, Func<MailMessage, MailMessage> change) =>
        Should.Throw<MailFormatException>(() => change(Samples.Message()), what);

    [Fact]
    public void A_file_name_is_no_path() =>
        new MailAttachment("../A/B\\plan.pdf", "application/pdf", default).FileName.ShouldBe("..-A-B-plan.pdf");
}
