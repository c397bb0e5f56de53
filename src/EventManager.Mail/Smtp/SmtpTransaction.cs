using System.Globalization;

namespace EventManager.Mail.Smtp;

/// <summary>One message over an open connection: MAIL, RCPT for each recipient, DATA, content.</summary>
internal sealed class SmtpTransaction(SmtpConnection connection, SmtpOptions options, MailMessage message, byte[] content)
{
    // So many answers fit into any socket's buffer: neither side waits for the other to read.
    private const int LongestPipeline = 100;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly SmtpChannel channel = connection.Channel;

    /// <exception cref="MailConnectionException">The connection broke or fell silent.</exception>
    /// <exception cref="MailAuthenticationException">The server wants us to sign in first: a wrong setting, not a wrong message.</exception>
    public async Task<MailResult> RunAsync(CancellationToken stop)
    {
        if (connection.Offered.LargestMessage < content.Length)
            return MailResult.ForAll(message.To, Delivery.Permanent, 552, "5.3.4 The message is larger than the server allows.");
        var replies = await SendEnvelopeAsync([MailCommand(), .. message.To.Select(to => $"RCPT TO:<{to.Address}>"), "DATA"], stop);

        var sender = replies[0];
        if (sender.Code is 530 or 535 or 538)
            throw new MailAuthenticationException($"The server wants us to sign in ({sender.Code}).", sender.Code);
        var recipients = sender.IsPositive
            ? replies.Skip(1).Take(message.To.Count).ToList()
            : Enumerable.Repeat(sender, message.To.Count).ToList();
        var data = replies.Count == message.To.Count + 2 ? replies[^1] : null;
        var anybody = recipients.Any(reply => reply.IsPositive);

        if (data is { IsIntermediate: true })
            data = await SendContentAsync(anybody ? content : [], stop);
        else
            await channel.AskAsync("RSET", options.CommandTimeout, stop);
        return MailResult.Answered([.. message.To.Select((to, i) => Outcome(to, recipients[i], data))]);
    }

    private static RecipientOutcome Outcome(MailAddress recipient, SmtpReply reply, SmtpReply? data)
    {
        var last = reply.IsPositive && data is not null ? data : reply;
        return new(recipient, last.Delivery, last.Code, last.Text);
    }

    // Stops early once nobody is left to send to; with pipelining the rest is on its way already, and is answered as well.
    private async Task<List<SmtpReply>> SendEnvelopeAsync(List<string> commands, CancellationToken stop)
    {
        var replies = new List<SmtpReply>(commands.Count);
        foreach (var batch in commands.Chunk(connection.Offered.Pipelining ? LongestPipeline : 1))
        {
            if (replies.Count > 0 && !replies[0].IsPositive)
                break;
            if (replies.Count == commands.Count - 1 && !replies.Skip(1).Any(reply => reply.IsPositive))
                break;
            foreach (var command in batch)
                channel.Append(command);
            await channel.FlushAsync(options.CommandTimeout, stop);
            for (var i = 0; i < batch.Length; i++)
                replies.Add(await channel.ReadAsync(options.CommandTimeout, stop));
        }
        return replies;
    }

    private string MailCommand()
    {
        var offered = connection.Offered;
        var size = offered.Size ? string.Create(CultureInfo.InvariantCulture, $" SIZE={content.Length}") : "";
        // Content is 7-bit but for addresses in headers, so the two extensions come together or not at all.
        var utf8 = message.NeedsSmtpUtf8 ? (offered.EightBit ? " BODY=8BITMIME SMTPUTF8" : " SMTPUTF8") : "";
        return $"MAIL FROM:<{message.From.Address}>{size}{utf8}";
    }

    private async Task<SmtpReply> SendContentAsync(byte[] body, CancellationToken stop)
    {
        DotStuffing.Append(channel, body);
        await channel.FlushAsync(options.DataTimeout, stop);
        // The server has everything: who leaves now does not learn whether it was taken, and sends twice. So a stop waits a little.
        using var patience = new CancellationTokenSource();
        using var _ = stop.Register(() => patience.CancelAfter(Grace));
        try
        {
            return await channel.ReadAsync(options.DataTimeout, patience.Token);
        }
        catch (MailConnectionException failure) when (!failure.Refused)
        {
            throw new MailConnectionException(failure.Message, failure) { Dropped = failure.Dropped, MayHaveArrived = true };
        }
    }
}
