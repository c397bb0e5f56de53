using System.Globalization;
using EventManager.Mail.Imap;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Sending;

/// <summary>How mails leave and come back, and whether they do.</summary>
public sealed partial class MailServerPage
{
    private MailTestResult? connection;
    private MailTestResult? mailbox;
    private IReadOnlyList<(CalendarReplyGroup Group, int Count)> replies = [];
    private bool busy;

    [Inject]
    private IOptions<MailOptions> Settings { get; set; } = null!;

    [Inject]
    private MailTest Test { get; set; } = null!;

    [Inject]
    private CalendarReplies Replies { get; set; } = null!;

    [Inject]
    private CountCalendarReplies Counted { get; set; } = null!;

    private IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            var mail = Settings.Value;
            yield return (
                "MailServerHost",
                mail.Transport is MailTransportKind.Smtp ? $"{mail.Host} ({mail.Security})" : $"{mail.Transport}"
            );
            yield return ("MailServerFrom", mail.From);
            yield return ("MailServerPace", Number(mail.MaxPerMinute));
            yield return ("MailServerDomainPace", Number(mail.MaxPerMinuteAndDomain));
            if (mail is { QuietFrom: { } from, QuietUntil: { } until })
                yield return ("MailServerQuiet", string.Create(CultureInfo.InvariantCulture, $"{from:HH\\:mm}–{until:HH\\:mm}"));
        }
    }

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync() => replies = await Counted.CountAsync(Leaving);

    private string Number(int most) => most == 0 ? Text["MailServerNoLimit"] : most.ToString(CultureInfo.CurrentCulture);

    private async Task ConnectAsync()
    {
        if (!await IsAdministratorAsync())
            return;
        (busy, connection) = (true, null);
        connection = await Test.ConnectAsync(Leaving);
        busy = false;
    }

    private async Task OpenMailboxAsync()
    {
        if (!await IsAdministratorAsync())
            return;
        (busy, mailbox) = (true, null);
        mailbox = await MailTest.TryAsync(OpenAsync, Leaving);
        busy = false;
    }

    private async Task<MailTestResult> OpenAsync(CancellationToken stop)
    {
        await new ImapMailbox(Settings.Value.BounceMailbox).TryAsync(stop);
        return MailTestResult.Good;
    }
}
