using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>What was wrong when the way was tried; each has its own words.</summary>
internal enum MailTestCause
{
    Nothing,
    Connection,
    Password,
    Certificate,
    Sender,
    Recipient,

    /// <summary>This installation does not write there.</summary>
    Audience,
}

/// <summary>What became of a try.</summary>
/// <param name="Cause">What was wrong.</param>
/// <param name="Why">The server's code or what went wrong; empty where it was taken.</param>
/// <param name="Setting">Where to look; empty where no setting is at fault.</param>
internal sealed record MailTestResult(MailTestCause Cause, string Why, string Setting)
{
    public static readonly MailTestResult Good = new(MailTestCause.Nothing, "", "");

    /// <summary>The server has taken it, which is not yet arrived.</summary>
    public bool IsTaken => Cause is MailTestCause.Nothing;
}

/// <summary>
/// One mail past the outbox, so that its end is known at once. It is sent while the outbox waits for a server that failed: that is when
/// somebody tries.
/// </summary>
internal sealed class MailTest(
    IMailTransport transport,
    MailComposer composer,
    MailTransportState state,
    MailReach audience,
    IOptions<SiteOptions> site,
    IStringLocalizer<MailText> text,
    TimeProvider clock
)
{
    private const string Server = "Mail:Host, Mail:Port";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <summary>The server greets, turns to TLS and takes user and password as the settings say; no mail is sent.</summary>
    public Task<MailTestResult> ConnectAsync(CancellationToken stop) =>
        TryAsync(
            async inner =>
            {
                await using var session = await transport.OpenAsync(inner);
                return MailTestResult.Good;
            },
            stop
        );

    public Task<MailTestResult> SendAsync(string address, string language, CancellationToken stop) =>
        audience.Has(address)
            ? TryAsync(inner => SendOnceAsync(address, language, inner), stop)
            : Task.FromResult(
                new MailTestResult(MailTestCause.Audience, "This installation does not write to that address.", "Mail:OnlyTo")
            );

    /// <summary>The same for whatever speaks to a server.</summary>
    public static async Task<MailTestResult> TryAsync(Func<CancellationToken, Task<MailTestResult>> work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            return await work(limit.Token);
        }
        catch (MailTransportException error)
        {
            return new(CauseOf(error), error.Message, MailTransportState.Setting(error));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(MailTestCause.Connection, "The server did not answer in time.", Server);
        }
    }

    private static MailTestCause CauseOf(MailTransportException error) =>
        error switch
        {
            MailAuthenticationException => MailTestCause.Password,
            MailSecurityException => MailTestCause.Certificate,
            MailSenderException => MailTestCause.Sender,
            _ => MailTestCause.Connection,
        };

    private async Task<MailTestResult> SendOnceAsync(string address, string language, CancellationToken stop)
    {
        await using var session = await transport.OpenAsync(stop);
        var result = await session.SendAsync(await MessageAsync(address, language), stop);
        if (result.ConnectionFailure is { } failure)
            return new(MailTestCause.Connection, failure.Reason, Server);
        var outcome = result.Recipients[0];
        if (outcome.Delivery is not Delivery.Accepted)
            return new(MailTestCause.Recipient, MailErrors.Of(outcome), "Mail:From");
        state.Succeeded();
        return MailTestResult.Good;
    }

    private Task<MailMessage> MessageAsync(string address, string language) =>
        Languages.InAsync(
            language,
            () =>
            {
                var row = new OutboxMail("mail-test", address, "", language, clock.GetUtcNow());
                var draft = new MailDraft(
                    text["TestSubject", site.Value.Name],
                    [new MailBlock.Paragraph(text["TestWords", site.Value.PublicUrl])]
                );
                return Task.FromResult(composer.Compose(row, "", draft, MailFrame.None));
            }
        );
}
