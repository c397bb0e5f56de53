using MailKit.Security;

namespace EventManager.Mail.Smtp;

/// <summary>
/// Chooses one way to sign in: XOAUTH2 where a token endpoint is set, else PLAIN, else LOGIN. A refusal is never followed by another try,
/// as MailKit's own choice would do: servers lock accounts for that.
/// </summary>
internal sealed class SmtpSignIn(SmtpConnection connection, SmtpOptions options, OAuthTokens? tokens)
{
    public async Task<SaslMechanism> ChooseAsync(bool isLoopback, CancellationToken stop)
    {
        if (!connection.IsSecure && !isLoopback && !options.AllowPasswordWithoutTls)
            throw new MailSecurityException(
                "User and password are set, but the connection is not encrypted. Set Security to StartTls or Tls."
            );
        if (tokens is not null)
            return new SaslMechanismOAuth2(
                options.User!,
                Offers("XOAUTH2") ? await tokens.GetAsync(stop) : throw Unknown("a token endpoint is", "not AUTH XOAUTH2")
            );
        return Offers("PLAIN") ? new SaslMechanismPlain(options.User!, options.Password!)
            : Offers("LOGIN") ? new SaslMechanismLogin(options.User!, options.Password!)
            : throw Unknown("user and password are", "neither AUTH PLAIN nor AUTH LOGIN");
    }

    private bool Offers(string mechanism) => connection.AuthenticationMechanisms.Contains(mechanism);

    private static MailAuthenticationException Unknown(string what, string instead) =>
        new($"For signing in {what} set, but the server offers {instead}.", 0);
}
