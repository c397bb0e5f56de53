using System.Net.Sockets;
using EventManager.Mail.Bounces;
using EventManager.Mail.Smtp;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace EventManager.Mail.Imap;

public enum AfterReading
{
    /// <summary>Stays, marked as seen: a person may want it.</summary>
    Keep,
    Remove,

    /// <summary>Stays as new as it was, for the next look.</summary>
    Leave,
}

/// <summary>Reads what is new in a mailbox, no more of each message than <see cref="BounceReading.MostBytes"/>.</summary>
/// <remarks>A message that was taken and not marked, since the connection broke, comes again.</remarks>
public sealed class ImapMailbox(ImapOptions options)
{
    /// <summary>So many at most stay marked as deleted where the connection breaks.</summary>
    private const int ExpungedAtOnce = 25;

    /// <param name="most">Messages in one look.</param>
    /// <param name="take">Has done what follows from a message when it returns.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>How many were new.</returns>
    /// <exception cref="MailTransportException">As for sending.</exception>
    public Task<int> ReadAsync(int most, Func<ReadOnlyMemory<byte>, CancellationToken, Task<AfterReading>> take, CancellationToken stop) =>
        WithinAsync((folder, inner) => ReadAsync(folder, most, take, inner), stop);

    /// <summary>Whether it opens; reads nothing.</summary>
    /// <exception cref="MailTransportException">Why not.</exception>
    public Task TryAsync(CancellationToken stop) => WithinAsync((_, _) => Task.FromResult(0), stop);

    private static async Task<int> ReadAsync(
        IMailFolder folder,
        int most,
        Func<ReadOnlyMemory<byte>, CancellationToken, Task<AfterReading>> take,
        CancellationToken stop
    )
    {
        var fresh = (await folder.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.NotDeleted), stop)).Take(most).ToList();
        var removed = new List<UniqueId>();
        foreach (var id in fresh)
        {
            var after = await take(await StartAsync(folder, id, stop), stop);
            if (after is AfterReading.Remove)
                removed.Add(id);
            if (after is not AfterReading.Leave)
                await folder.AddFlagsAsync(
                    id,
                    after is AfterReading.Remove ? MessageFlags.Seen | MessageFlags.Deleted : MessageFlags.Seen,
                    true,
                    stop
                );
            if (removed.Count == ExpungedAtOnce || (id == fresh[^1] && removed.Count > 0))
            {
                await folder.ExpungeAsync(removed, stop);
                removed.Clear();
            }
        }
        return fresh.Count;
    }

    private static async Task<ReadOnlyMemory<byte>> StartAsync(IMailFolder folder, UniqueId id, CancellationToken stop)
    {
        await using var stream = await folder.GetStreamAsync(id, 0, BounceReading.MostBytes, stop);
        var start = new byte[BounceReading.MostBytes];
        return start.AsMemory(0, await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop));
    }

    private async Task<int> WithinAsync(Func<IMailFolder, CancellationToken, Task<int>> work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.Timeout);
        var trust = new SmtpTrust(
            new()
            {
                Host = options.Host,
                Port = options.PortOrDefault,
                Security = options.Security,
                AcceptedCertificate = options.AcceptedCertificate,
            },
            TimeProvider.System
        );
        using var client = new ImapClient { CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, certificate, chain, errors) => trust.Accepts(certificate, chain, errors);
        try
        {
            await client.ConnectAsync(options.Host, options.PortOrDefault, Protection(), limit.Token);
            await client.AuthenticateAsync(options.User, options.Password, limit.Token);
            var folder = await client.GetFolderAsync(options.Folder, limit.Token);
            await folder.OpenAsync(FolderAccess.ReadWrite, limit.Token);
            var done = await work(folder, limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
            return done;
        }
        catch (Exception failure) when (Translate(failure, trust, stop) is { } known)
        {
            throw known;
        }
    }

    private SecureSocketOptions Protection() =>
        options.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        };

    private MailTransportException? Translate(Exception failure, SmtpTrust trust, CancellationToken stop) =>
        failure switch
        {
            OperationCanceledException or TimeoutException when stop.IsCancellationRequested => null,
            OperationCanceledException or TimeoutException => new MailConnectionException("The mailbox did not answer in time."),
            SslHandshakeException => new MailSecurityException(trust.Why(failure), failure),
            NotSupportedException => new MailSecurityException(
                "The settings ask for STARTTLS, but the mailbox does not offer it.",
                failure
            ),
            AuthenticationException or SaslException => new MailAuthenticationException("The mailbox refused the sign-in.", 0),
            FolderNotFoundException => new MailConnectionException($"The mailbox has no folder {options.Folder}.", failure),
            SocketException socket => new MailConnectionException($"The mailbox cannot be reached ({socket.SocketErrorCode}).", failure),
            IOException or ProtocolException or CommandException or ServiceNotConnectedException or MessageNotFoundException =>
                new MailConnectionException("The connection to the mailbox broke.", failure),
            _ => null,
        };
}
