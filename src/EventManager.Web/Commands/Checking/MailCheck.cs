using EventManager.Mail;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>
/// The way out opens: with Smtp the server greets, turns to TLS and takes user and password as the settings say. No mail is sent.
/// </summary>
internal sealed class MailCheck : ICheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public string Item => "mail";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var settings = services.GetRequiredService<IOptions<MailOptions>>().Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            var transport = services.GetRequiredService<IMailTransport>();
            await using var session = await transport.OpenAsync(limit.Token);
            return transport.Certificate is { } seen
                ? Finding.Good($"{Words(settings)} Its certificate ends on {ServerCertificate.Day(seen.EndsAt)}.")
                : Finding.Good(Words(settings));
        }
        catch (MailTransportException error)
        {
            return Finding.Wrong($"{error.Message} Look at {MailTransportState.Setting(error)}.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Finding.Wrong("The server did not answer in time. Look at Mail:Host, Mail:Port.");
        }
    }

    private static string Words(MailOptions settings) =>
        settings.Transport switch
        {
            MailTransportKind.Smtp when string.IsNullOrEmpty(settings.User) =>
                $"{settings.Host} answers ({settings.Security}, nobody signs in).",
            MailTransportKind.Smtp =>
                $"{settings.Host} answers ({settings.Security}) and knows {nameof(settings.User)} and {nameof(settings.Password)}.",
            MailTransportKind.Pickup => $"the folder {settings.PickupFolder} is there.",
            _ => "kept in the development mailbox, nothing is delivered.",
        };
}
