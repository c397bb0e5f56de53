using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace EventManager.Mail.Smtp;

/// <summary>The server refused the message (not the connection): a value for the caller of <see cref="SmtpConnection"/>.</summary>
internal sealed class SmtpRefusal(int code, string words) : Exception(words)
{
    public int Code { get; } = code;
}

/// <summary>The one place where what can happen between us and a server gets our own names.</summary>
internal static class SmtpAnswers
{
    private const int LongestText = 500;

    /// <summary>"Bad sequence of commands".</summary>
    public const int OutOfOrder = 503;

    public static RecipientOutcome Outcome(MailAddress to, int code, string words) =>
        new(
            to,
            code < 400 ? Delivery.Accepted
                : code < 500 ? Delivery.Transient
                : Delivery.Permanent,
            code,
            OneLine(words)
        );

    /// <summary>Null: nothing of ours, or a stop.</summary>
    public static Exception? Translate(Exception failure, SmtpConversation said, SmtpDeadline deadline) =>
        failure switch
        {
            SmtpRefusal or MailTransportException => null,
            OperationCanceledException or TimeoutException when deadline.IsStopped => null,
            OperationCanceledException or TimeoutException => new MailConnectionException(
                string.Create(CultureInfo.InvariantCulture, $"The server did not answer within {deadline.Limit.TotalSeconds:0.#} s.")
            ),
            // A stop or the time limit closes the stream under whoever reads from it.
            SslHandshakeException { InnerException: OperationCanceledException inner } => Translate(inner, said, deadline),
            _ when said.IsClosing => new MailConnectionException("The server ended the connection (421).", failure)
            {
                Dropped = true,
                Refused = true,
            },
            SslHandshakeException => new MailSecurityException(
                $"TLS was not possible: {failure.InnerException?.Message ?? failure.Message}",
                failure
            ),
            NotSupportedException when said.Command is "EHLO" or "HELO" => new MailSecurityException(
                "The settings ask for STARTTLS, but the server does not offer it. Nothing was sent.",
                failure
            ),
            AuthenticationException or SaslException => SignIn(said.Code),
            ServiceNotAuthenticatedException when WantsTls(failure.Message) => TlsFirst(),
            ServiceNotAuthenticatedException => new MailAuthenticationException(
                $"The server wants us to sign in ({said.Code}).",
                said.Code
            ),
            SmtpCommandException refused => Refused(refused, said),
            ProtocolException when said.HeardNoise => new MailConnectionException("The server does not speak SMTP.", failure),
            SocketException socket => new MailConnectionException($"The server cannot be reached ({socket.SocketErrorCode}).", failure),
            IOException or ProtocolException or ServiceNotConnectedException => new MailConnectionException(
                "The connection to the server broke.",
                failure
            )
            {
                Dropped = true,
            },
            _ => null,
        };

    private static Exception Refused(SmtpCommandException refused, SmtpConversation said) =>
        refused.ErrorCode is SmtpErrorCode.SenderNotAccepted
            ? Refused("MAIL", (int)refused.StatusCode, refused.Message)
            : Refused(said.Command, (int)refused.StatusCode, refused.Message);

    private static Exception Refused(string command, int code, string words) =>
        command switch
        {
            "STARTTLS" when code < 500 => new MailConnectionException($"The server refuses STARTTLS for now ({code}). Nothing was sent."),
            "STARTTLS" => new MailSecurityException($"The server offers STARTTLS, but refuses it ({code}). Nothing was sent."),
            "" => new MailConnectionException($"The server takes no connections ({code})."),
            "EHLO" or "HELO" => new MailConnectionException($"The server does not accept our name ({code})."),
            "AUTH" or "MAIL" when code is 530 && WantsTls(words) => TlsFirst(),
            "AUTH" => SignIn(code),
            // It counts a mail that it has forgotten to end ("503 sender already specified"): a new connection begins afresh.
            "MAIL" or "RCPT" when code is OutOfOrder => Disordered(),
            "MAIL" when code is 501 or 550 or 553 or 554 => Sender(code),
            "MAIL" when code is 530 or 535 or 538 => new MailAuthenticationException($"The server wants us to sign in ({code}).", code),
            _ => new SmtpRefusal(code, words),
        };

    /// <summary>Many servers say only at the recipient that they do not like the sender (Postfix's smtpd_delay_reject).</summary>
    public static bool IsAboutSender(int code, string words) =>
        code is 550 or 553 or 554 && words.Contains("sender address rejected", StringComparison.OrdinalIgnoreCase) && !IsPassedOn(words);

    /// <summary>A server that asked the recipient's own beforehand tells what that one said: it is about this mail, and about no other.</summary>
    private static bool IsPassedOn(string words) =>
        words.Contains("recipient address rejected", StringComparison.OrdinalIgnoreCase)
        || words.Contains(" said: ", StringComparison.OrdinalIgnoreCase);

    public static MailConnectionException Disordered() =>
        new("The server lost the order of commands (503).") { Dropped = true, Refused = true };

    public static MailSenderException Sender(int code) => new($"The server does not let us send under this address ({code}).", code);

    private static bool WantsTls(string words) => words.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase);

    private static MailSecurityException TlsFirst() =>
        new("The server wants STARTTLS before anything else. Set Security to StartTls. Nothing was sent.");

    private static MailTransportException SignIn(int code) =>
        code is >= 400 and < 500
            ? new MailConnectionException($"The server cannot check who we are now ({code}).")
            : new MailAuthenticationException($"The server refused the sign-in ({code}).", code);

    /// <summary>Printable and at most 500 characters, for people. Can hold addresses.</summary>
    private static string OneLine(string words) =>
        string.Concat(words.ReplaceLineEndings(" ").Take(LongestText).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
