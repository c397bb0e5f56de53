using System.Text;

namespace EventManager.Mail.Smtp;

/// <summary>AUTH PLAIN, else AUTH LOGIN (RFC 4954). A refusal is never followed by another try: servers lock accounts for that.</summary>
internal sealed class SmtpSignIn(SmtpChannel channel, SmtpOptions options)
{
    public async Task RunAsync(SmtpCapabilities offered, CancellationToken stop)
    {
        if (!channel.IsEncrypted && !channel.IsLoopback && !options.AllowPasswordWithoutTls)
            throw new MailSecurityException(
                "User and password are set, but the connection is not encrypted. Set Security to StartTls or Tls."
            );
        var reply =
            offered.SignsInWith("PLAIN") ? await PlainAsync(stop)
            : offered.SignsInWith("LOGIN") ? await LoginAsync(stop)
            : throw new MailAuthenticationException(
                "User and password are set, but the server offers neither AUTH PLAIN nor AUTH LOGIN.",
                0
            );
        if (reply.IsTransient)
            throw new MailConnectionException($"The server cannot check user and password now ({reply.Code}).");
        if (!reply.IsPositive)
            throw new MailAuthenticationException($"The server refused user and password ({reply.Code}).", reply.Code);
    }

    private Task<SmtpReply> PlainAsync(CancellationToken stop) =>
        AskAsync($"AUTH PLAIN {Base64($"\0{options.User}\0{options.Password}")}", stop);

    private async Task<SmtpReply> LoginAsync(CancellationToken stop)
    {
        var reply = await AskAsync("AUTH LOGIN", stop);
        foreach (var answer in (string[])[options.User!, options.Password!])
            if (reply.IsIntermediate)
                reply = await AskAsync(Base64(answer), stop);
        return reply;
    }

    private Task<SmtpReply> AskAsync(string line, CancellationToken stop) => channel.AskAsync(line, options.CommandTimeout, stop);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
