using Microsoft.Extensions.Options;

namespace EventManager.Web.Demo;

internal static class DemoStart
{
    /// <summary>In Development: creates the demo data where there is none, and prints how to sign in.</summary>
    public static async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        if (
            !services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            || !services.GetRequiredService<IOptions<DemoOptions>>().Value.CreateAtStart
        )
            return;
        await DemoData.CreateAsync(services, stop);
        Console.WriteLine(
            $"""

            Demo (Development only)
              sign in at /sign-in as  {DemoData.Organiser}
              password                {DemoData.Password(services)}
              mails are at            /dev/mailbox

            """
        );
    }
}
