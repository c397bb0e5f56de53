using System.Net.Sockets;
using EventManager.Mail.Mime;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace EventManager.Mail.Smtp;

/// <summary>A connection that has been greeted, encrypted and signed in as the settings ask.</summary>
internal sealed class SmtpConnection : SmtpClient
{
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(10);
    private readonly SmtpOptions options;
    private readonly SmtpConversation conversation;
    private readonly Dictionary<string, SmtpResponse> refused = new(StringComparer.OrdinalIgnoreCase);
    private SmtpDeadline? deadline;

    private SmtpConnection(SmtpOptions options, SmtpConversation conversation)
        : base(conversation)
    {
        this.options = options;
        this.conversation = conversation;
        Trust = new(options, TimeProvider.System);
        CheckCertificateRevocation = false;
        ServerCertificateValidationCallback = (_, certificate, chain, errors) => Trust.Accepts(certificate, chain, errors);
    }

    public SmtpTrust Trust { get; }

    public bool TakesUtf8 => (Capabilities & SmtpCapabilities.UTF8) != 0;

    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, OAuthTokens? tokens, CancellationToken stop)
    {
        SmtpConnection? connection = null;
        connection = new SmtpConnection(options, new(() => connection?.deadline?.Allow(options.CommandTimeout)));
        try
        {
            await connection.StartAsync(tokens, stop);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Asks whether the server still listens; in between nothing is under way, so silence is an answer too.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken stop)
    {
        try
        {
            await WithinAsync(options.CommandTimeout < ProbeLimit ? options.CommandTimeout : ProbeLimit, token => NoOpAsync(token), stop);
            return true;
        }
        catch (MailConnectionException)
        {
            return false;
        }
    }

    /// <summary>Says goodbye; whether the server hears it does not matter.</summary>
    public async Task LeaveAsync()
    {
        using var limit = new CancellationTokenSource(FarewellLimit);
        try
        {
            await DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ProtocolException or MailConnectionException)
        {
            // Gone already.
        }
        Dispose();
    }

    /// <exception cref="MailConnectionException">The connection broke or fell silent.</exception>
    /// <exception cref="MailAuthenticationException">The server wants us to sign in first: a wrong setting, not a wrong message.</exception>
    public async Task<MailResult> SendAsync(MailMessage message, CancellationToken stop)
    {
        using var mime = MimeWriter.Create(message);
        var progress = new Progress(this);
        refused.Clear();
        try
        {
            var words = "";
            var recipients = message.To.Select(MimeWriter.Mailbox);
            await WithinAsync(
                options.CommandTimeout,
                async token =>
                    words = await SendAsync(
                        MimeWriter.Format(message),
                        mime,
                        MimeWriter.Mailbox(message.ReturnPath ?? message.From),
                        recipients,
                        token,
                        progress
                    ),
                stop
            );
            return Answered(message, conversation.Code, words);
        }
        catch (SmtpRefusal refusal)
        {
            return Answered(message, refusal.Code, refusal.Message);
        }
        catch (MailConnectionException failure) when (progress.IsOut && !failure.Refused)
        {
            throw new MailConnectionException(failure.Message, failure) { Dropped = failure.Dropped, MayHaveArrived = true };
        }
    }

    /// <summary>Measured before anything is sent: whoever learns of the limit from the server has sent it all.</summary>
    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken)
    {
        var size = GetSize(options, message, cancellationToken);
        return MaxSize == 0 || size <= MaxSize
            ? Task.FromResult(size)
            : throw new SmtpRefusal(552, "5.3.4 The message is larger than the server allows.");
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) { }

    // The others still get it.
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        refused[mailbox.Address] = response;

    private async Task StartAsync(OAuthTokens? tokens, CancellationToken stop)
    {
        // MailKit's own socket waits for full segments (Nagle), which costs 40 ms a mail.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await WithinAsync(
                options.ConnectTimeout,
                token => socket.ConnectAsync(options.Host, options.PortOrDefault, token).AsTask(),
                stop
            );
            LocalDomain = SmtpLocalName.Of(options, socket);
            await WithinAsync(
                options.ConnectTimeout,
                token => ConnectAsync(socket, options.Host, options.PortOrDefault, Protection(), token),
                stop
            );
        }
        catch (MailSecurityException error) when (error.InnerException is SslHandshakeException failure)
        {
            socket.Dispose();
            throw new MailSecurityException(Trust.Why(failure), failure);
        }
        catch (MailConnectionException silent) when (conversation.Code == 0 && Trust.WhySilent() is { } why)
        {
            socket.Dispose();
            throw new MailConnectionException($"{silent.Message} {why}", silent);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        if (!string.IsNullOrEmpty(options.User))
        {
            var signIn = new SmtpSignIn(this, options, tokens);
            var mechanism = await signIn.ChooseAsync(SmtpLocalName.IsLoopback(socket), stop);
            try
            {
                await WithinAsync(options.CommandTimeout, token => AuthenticateAsync(mechanism, token), stop);
            }
            catch (MailAuthenticationException)
            {
                tokens?.Forget();
                throw;
            }
        }
    }

    private SecureSocketOptions Protection() =>
        options.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        };

    /// <exception cref="MailSenderException">A recipient was refused for our sake.</exception>
    /// <exception cref="MailConnectionException">The server does not know any more where we are.</exception>
    private MailResult Answered(MailMessage message, int code, string words)
    {
        if (refused.Values.FirstOrDefault(IsAboutSender) is { } sender)
            throw SmtpAnswers.Sender((int)sender.StatusCode);
        if (refused.Values.Any(answer => (int)answer.StatusCode == SmtpAnswers.OutOfOrder))
            throw SmtpAnswers.Disordered();
        return MailResult.Answered([
            .. message.To.Select(to =>
                refused.TryGetValue(to.Address, out var answer)
                    ? SmtpAnswers.Outcome(to, (int)answer.StatusCode, answer.Response)
                    : SmtpAnswers.Outcome(to, code, words)
            ),
        ]);
    }

    private static bool IsAboutSender(SmtpResponse answer) => SmtpAnswers.IsAboutSender((int)answer.StatusCode, answer.Response);

    private async Task WithinAsync(TimeSpan limit, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var phase = new SmtpDeadline(limit, stop);
        deadline = phase;
        try
        {
            await work(phase.Token);
        }
        catch (Exception failure) when (SmtpAnswers.Translate(failure, conversation, phase) is { } known)
        {
            throw known;
        }
        finally
        {
            deadline = null;
        }
    }

    /// <summary>Whether the content is out. It counts as out a little early, when the last of it is handed over to be sent.</summary>
    private sealed class Progress(SmtpConnection connection) : ITransferProgress
    {
        public bool IsOut { get; private set; }

        public void Report(long bytesTransferred, long totalSize)
        {
            if (IsOut)
                return;
            IsOut = bytesTransferred >= totalSize;
            if (IsOut)
                connection.deadline?.AllowPatiently(connection.options.DataTimeout);
            else
                connection.deadline?.Allow(connection.options.DataTimeout);
        }

        public void Report(long bytesTransferred) { }
    }
}
