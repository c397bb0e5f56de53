using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using EventManager.Mail;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>The address that people type leads here: over DNS and proxy, as far as that can be seen from this machine.</summary>
internal sealed class AddressCheck : ICheck
{
    /// <summary>Renewing is automatic mostly; where it did not happen two weeks before the end, it does not happen.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private ServerCertificate? seen;
    private string? distrust;

    public string Item => "address";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var clock = services.GetRequiredService<TimeProvider>();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, chain, errors) =>
        {
            if (shown is not System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
                return false;
            seen = ServerCertificate.Of(certificate);
            distrust = string.Join("; ", seen.WhyNot(site.Address("/").Host, chain, errors, clock.GetUtcNow()));
            return errors is SslPolicyErrors.None;
        };
        using var client = new HttpClient(handler) { Timeout = Longest };
        try
        {
            using var answer = await client.GetAsync(site.Address("/health/live"), stop);
            return Judge(site.PublicUrl, answer.StatusCode, await answer.Content.ReadAsStringAsync(stop), clock.GetUtcNow());
        }
        catch (HttpRequestException error) when (error.InnerException is AuthenticationException)
        {
            return Finding.Wrong(
                seen is not null && distrust is { Length: > 0 }
                    ? $"{site.PublicUrl}: its certificate is not trusted: {distrust}. {seen}"
                    : $"{site.PublicUrl} does not speak TLS."
            );
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            // Before the first start that is as it should be, and behind some routers for ever.
            return Finding.Note(
                $"{site.PublicUrl} does not answer this machine ({Why(error)}). Ask again when program and proxy run, and from outside."
            );
        }
    }

    private Finding Judge(string address, HttpStatusCode status, string body, DateTimeOffset now)
    {
        if (status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            return Finding.Note(
                $"the proxy at {address} answers {(int)status}: the program does not run yet, or not where the proxy looks."
            );
        if (status is not HttpStatusCode.OK || !body.StartsWith("Healthy", StringComparison.Ordinal))
            return Finding.Wrong($"at {address} answers something else ({(int)status}). Look at Site:PublicUrl, DNS and the proxy.");
        if (seen is null)
            return Finding.Good($"{address} leads here.");
        return seen.EndsAt - now < Soon
            ? Finding.Note($"{address} leads here, but its certificate ends on {ServerCertificate.Day(seen.EndsAt)}: renew it.")
            : Finding.Good($"{address} leads here; its certificate ends on {ServerCertificate.Day(seen.EndsAt)}.");
    }

    private static string Why(Exception error) =>
        error is OperationCanceledException ? "no answer in time" : (error.InnerException ?? error).Message.TrimEnd('.');
}
