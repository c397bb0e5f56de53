using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Mails.Sending;

namespace EventManager.Web.Platform.Mails;

/// <summary>Sends one claimed mail and writes down what became of it.</summary>
/// <remarks>A failure of one mail is that mail's own and never an exception here.</remarks>
internal sealed class OutboxDelivery(
    OutboxClaims claims,
    MailRendering rendering,
    StrangerMails strangers,
    MailPace pace,
    SendingBreaks breaks,
    ILogger<OutboxDelivery> log
)
{
    private static readonly Delivered Nothing = new(Task.FromResult(false));

    /// <param name="row">Claimed.</param>
    /// <param name="reading">Renders it.</param>
    /// <param name="outlet">The way out.</param>
    /// <param name="earlier">The mail before over the same way: it is written down before this one leaves, so that a crash doubles one at most.</param>
    /// <param name="stop">Ends before the mail leaves, not after.</param>
    /// <exception cref="MailTransportException">No mail can leave, and this one has not.</exception>
    public async Task<Delivered> DeliverAsync(
        OutboxMail row,
        MailReading reading,
        MailOutlet outlet,
        Delivered earlier,
        CancellationToken stop
    )
    {
        if (breaks.Holds(row) || await RenderAsync(row, reading, stop) is not { } message || !await outlet.OpenAsync(stop))
            return Nothing;
        await pace.WaitAsync(stop);
        stop.ThrowIfCancellationRequested();
        // Both in one commit, mostly.
        var begun = claims.BeginAttemptAsync(row);
        await earlier.Written;
        if (!await begun)
            return Nothing;
        if (!breaks.Holds(row))
            return await SendAsync(row, message, outlet, stop);
        // What became of the one before it was one too many.
        await claims.TakeBackAttemptAsync(row);
        return Nothing;
    }

    private async Task<MailMessage?> RenderAsync(OutboxMail row, MailReading reading, CancellationToken stop)
    {
        try
        {
            var message = await reading.RenderAsync(row, stop);
            if (message is not null && rendering.LimitOf(row.Kind) is { } limit && !await strangers.MayGoAsync(row, limit, stop))
                message = null;
            if (message is null)
                await claims.WithholdAsync(row);
            return message;
        }
        catch (MailFormatException error)
        {
            // The same words would give the same error for ever.
            await claims.FailAsync(row, error.Message);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError("Mail {Id} of kind {Kind} cannot be written: {Type}", row.Id, row.Kind, error.GetType().Name);
            await claims.RetryAsync(row, error.GetType().Name);
        }
        return null;
    }

    private async Task<Delivered> SendAsync(OutboxMail row, MailMessage message, MailOutlet outlet, CancellationToken stop)
    {
        try
        {
            var result = await outlet.SendAsync(message, stop);
            if (result.ConnectionFailure is null)
                return new(RecordAsync(row, message, result.Recipients[0]));
            await RecordAsync(row, result.ConnectionFailure, outlet, stop);
        }
        catch (MailTransportException)
        {
            await claims.TakeBackAttemptAsync(row);
            throw;
        }
        catch (OperationCanceledException)
        {
            await outlet.DisposeAsync();
            await claims.RetryAsync(row, stop.IsCancellationRequested ? "stopped" : "timeout");
        }
        catch (Exception error) when (error is not Microsoft.EntityFrameworkCore.DbUpdateException and not System.Data.Common.DbException)
        {
            log.LogError("Mail {Id} of kind {Kind} cannot be sent: {Type}", row.Id, row.Kind, error.GetType().Name);
            await outlet.DisposeAsync();
            await claims.RetryAsync(row, error.GetType().Name);
        }
        return Nothing;
    }

    private async Task RecordAsync(OutboxMail row, ConnectionFailure failure, MailOutlet outlet, CancellationToken stop)
    {
        await outlet.DisposeAsync();
        // Only this mail's trouble, or is the server away? Then the attempt does not count, unless it may have arrived.
        if (failure.MayHaveArrived || await outlet.OpenAsync(stop))
            await claims.RetryAsync(row, MailErrors.Short(failure.Reason));
        else
            await claims.TakeBackAttemptAsync(row);
    }

    private async Task<bool> RecordAsync(OutboxMail row, MailMessage message, RecipientOutcome outcome)
    {
        var words = MailErrors.Of(outcome);
        switch (outcome.Delivery)
        {
            case Delivery.Accepted:
                await claims.SentAsync(row, SentWords.Of(row, message));
                breaks.Succeeded(row);
                return true;
            case Delivery.Transient:
                await claims.RetryAsync(row, words);
                return false;
            default:
                await claims.FailAsync(row, words);
                await breaks.FailedAsync(row, words);
                return false;
        }
    }
}

/// <summary>What a delivery leaves behind.</summary>
/// <param name="Written">Done when its end is written down; true where the server took the mail.</param>
internal readonly record struct Delivered(Task<bool> Written);
