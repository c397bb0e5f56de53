using EventManager.Domain.Mailings;
using EventManager.Mail;

namespace EventManager.Web.Platform.Mails;

/// <summary>Sends one claimed mail and writes down what became of it.</summary>
/// <remarks>
/// A failure of one mail is that mail's own and never an exception here. A <see cref="MailTransportException"/> is everybody's: no mail can
/// leave, and this one has not.
/// </remarks>
internal sealed class OutboxDelivery(OutboxClaims claims, MailRendering rendering, MailPace pace, ILogger<OutboxDelivery> log)
{
    /// <returns>True where the server took the mail.</returns>
    /// <exception cref="MailTransportException">The way out is closed.</exception>
    public async Task<bool> DeliverAsync(OutboxMail row, MailOutlet outlet, CancellationToken stop)
    {
        if (await RenderAsync(row, stop) is not { } message)
            return false;
        await outlet.OpenAsync(stop);
        await pace.WaitAsync(stop);
        if (!await claims.BeginAttemptAsync(row, stop))
            return false;
        return await SendAsync(row, message, outlet, stop);
    }

    private async Task<MailMessage?> RenderAsync(OutboxMail row, CancellationToken stop)
    {
        try
        {
            var message = await rendering.RenderAsync(row, stop);
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

    private async Task<bool> SendAsync(OutboxMail row, MailMessage message, MailOutlet outlet, CancellationToken stop)
    {
        try
        {
            return await RecordAsync(row, await outlet.SendAsync(message, stop), outlet, stop);
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
        return false;
    }

    private async Task<bool> RecordAsync(OutboxMail row, MailResult result, MailOutlet outlet, CancellationToken stop)
    {
        if (result.ConnectionFailure is { } failure)
        {
            await outlet.DisposeAsync();
            // Only this mail's trouble, or is the server away? Then the attempt does not count, unless it may have arrived.
            if (!failure.MayHaveArrived)
                await outlet.OpenAsync(stop);
            await claims.RetryAsync(row, MailErrors.Short(failure.Reason));
            return false;
        }
        var outcome = result.Recipients[0];
        await (
            outcome.Delivery switch
            {
                Delivery.Accepted => claims.SentAsync(row),
                Delivery.Transient => claims.RetryAsync(row, MailErrors.Of(outcome)),
                _ => claims.FailAsync(row, MailErrors.Of(outcome)),
            }
        );
        return outcome.Delivery is Delivery.Accepted;
    }
}
