using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>Whether the way out was open when this node used it last; knocks at nobody's door.</summary>
internal sealed class MailHealth(MailTransportState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            state.Trouble is { } trouble ? HealthNotes.Look("mail.trouble", trouble.Text, trouble.Setting)
            : state.LastAcceptedAt is null ? HealthNotes.Good("mail.untried")
            : HealthNotes.Good("mail.open")
        );
}
