namespace EventManager.Mail.Smtp;

/// <summary>A message with addresses in Unicode meets a server that cannot take them: whoever can be reached still gets it.</summary>
internal static class SmtpWithoutUtf8
{
    // RFC 6531 names 553 5.6.7 for just this; here we say it in the server's place.
    private const int Code = 553;
    private const string Text = "5.6.7 The mail server cannot send to or from an address with letters beyond ASCII (SMTPUTF8).";

    public static async Task<MailResult> SendAsync(MailMessage message, Func<MailMessage, Task<MailResult>> send)
    {
        var reachable = message.To.Where(to => !to.NeedsSmtpUtf8).ToList();
        if (message.From.NeedsSmtpUtf8 || message.ReplyTo is { NeedsSmtpUtf8: true } || reachable.Count == 0)
            return MailResult.ForAll(message.To, Delivery.Permanent, Code, Text);
        var sent = (await send(message with { To = reachable })).Recipients.GetEnumerator();
        return MailResult.Answered([
            .. message.To.Select(to => to.NeedsSmtpUtf8 || !sent.MoveNext() ? new(to, Delivery.Permanent, Code, Text) : sent.Current),
        ]);
    }
}
