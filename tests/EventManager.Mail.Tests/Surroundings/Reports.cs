using System.Text;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>Mails as they come back.</summary>
internal static class Reports
{
    public static byte[] Bounce(
        string to,
        string action,
        string status,
        string diagnostic = "smtp; 550 No such user",
        string enclosed = ""
    ) =>
        Lines(
            $"""
            Return-Path: <>
            From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
            To: {to}
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            I'm sorry.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; ada@example.net
            Action: {action}
            Status: {status}
            Diagnostic-Code: {diagnostic}

            --b
            Content-Type: message/rfc822

            {(enclosed.Length > 0 ? enclosed : "Subject: Your place\r\n\r\nHello.")}

            --b--
            """
        );

    public static byte[] Complaint(string to, string type = "abuse") =>
        Lines(
            $"""
            From: <feedback@isp.example>
            To: {to}
            Subject: FW: Your place
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is an abuse report.

            --b
            Content-Type: message/feedback-report

            Feedback-Type: {type}
            User-Agent: SomeGenerator/1.0
            Version: 1

            --b
            Content-Type: message/rfc822

            Subject: Your place

            Hello.

            --b--
            """
        );

    public static byte[] Note(string to, string headers, string body = "I am on holiday.") =>
        Lines(
            $"""
            From: Ada <ada@example.net>
            To: {to}
            Subject: Re: Your place
            {headers}

            {body}
            """
        );

    private static byte[] Lines(string text) => Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\r\n") + "\r\n");
}
