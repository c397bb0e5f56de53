using EventManager.Web.Platform.Security;
using Hangfire;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// Hangfire's own pages, for administrators: single runs, and what waits in the queue. An extra; our page of jobs says what matters. The
/// policy decides who comes, and a change needs the antiforgery token.
/// </summary>
internal static class JobsDashboard
{
    public const string Path = "/organise/administration/jobs/dashboard";

    public static void MapJobsDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.Administrator,
            Path,
            new DashboardOptions
            {
                // Empty: Hangfire's own filter lets in whoever comes from this machine, so also everybody behind a proxy.
                Authorization = [],
                AsyncAuthorization = [],
                AppPath = "/organise/administration/jobs",
                DashboardTitle = "Hangfire",
                DisplayStorageConnectionString = false,
                StatsPollingInterval = 5_000,
            }
        );
}
