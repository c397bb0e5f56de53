using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>What became of a mail that was sent to try the way.</summary>
/// <param name="IsTaken">The server has taken it, which is not yet arrived.</param>
/// <param name="Why">The server's code or what went wrong; empty where it was taken.</param>
/// <param name="Setting">Where to look; empty where no setting is at fault.</param>
internal sealed record MailTestResult(bool IsTaken, string Why, string Setting);

/// <summary>
/// One mail past the outbox, so that its end is known at once. It is sent while the outbox waits for a server that failed: that is when
/// somebody tries.
/// </summary>
internal sealed class MailTest(
    IMailTransport transport,
    MailComposer composer,
    MailTransportState state,
    IOptions<SiteOptions> site,
    IStringLocalizer<MailText> text,
    TimeProvider clock
)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    public async Task<MailTestResult> SendAsync(string address, string language, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            await using var session = await transport.OpenAsync(limit.Token);
            var result = await session.SendAsync(await MessageAsync(address, language), limit.Token);
            if (result.ConnectionFailure is { } failure)
                return new(false, failure.Reason, "Mail:Host, Mail:Port");
            var outcome = result.Recipients[0];
            if (outcome.Delivery is not Delivery.Accepted)
                return new(false, MailErrors.Of(outcome), "Mail:From");
            state.Succeeded();
            return new(true, "", "");
        }
        catch (MailTransportException error)
        {
            return new(false, error.Message, MailTransportState.Setting(error));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(false, "The server did not answer in time.", "Mail:Host, Mail:Port");
        }
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
