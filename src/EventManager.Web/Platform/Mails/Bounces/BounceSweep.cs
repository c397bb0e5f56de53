using EventManager.Mail.Bounces;
using EventManager.Mail.Imap;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Bounces;

/// <summary>Reads the mailbox to which mails come back, and the answers of calendars. One node at a time, since two would fetch the same; what is read twice counts once.</summary>
internal sealed class BounceSweep(
    IOptions<MailOptions> settings,
    BounceAddresses addresses,
    BounceRecords records,
    CalendarReplies replies,
    ICalendarReplyTaker taker,
    SharedMoments moments
) : ISweep
{
    private const int Most = 200;
    private const string Lease = "lease bounces";

    /// <summary>A look is over before.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public string Name => "bounces";

    public TimeSpan Every => TimeSpan.FromMinutes(2);

    public bool IsNeeded => settings.Value.BounceMailbox.IsSet && settings.Value.BounceAddress.Length > 0;

    /// <returns>How many messages were new there.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (!IsNeeded || addresses.Value is not { } ours || !await moments.TakeAsync(Lease, Longest, stop))
            return 0;
        try
        {
            var (reading, failures) = (new BounceReading(ours, replies.Reading), new Failures());
            var read = await new ImapMailbox(settings.Value.BounceMailbox).ReadAsync(
                Most,
                (raw, inner) => failures.KeepAsync(() => TakeAsync(reading.Read(raw), inner), AfterReading.Leave, inner),
                stop
            );
            failures.Throw();
            return read;
        }
        finally
        {
            await moments.ReleaseAsync(Lease);
        }
    }

    private Task<AfterReading> TakeAsync(ReceivedMail received, CancellationToken stop) =>
        received.Reply is { } reply ? taker.TakeAsync(reply, stop) : records.TakeAsync(received, stop);
}
