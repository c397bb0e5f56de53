using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Words;

/// <summary><c>token create</c>: makes an access token and prints it alone on the last line; it is told this once.</summary>
internal static class TokenWord
{
    private static readonly TimeSpan DefaultLife = TimeSpan.FromDays(90);

    public static Func<IServiceProvider, CancellationToken, Task<int>> Parse(string[] args)
    {
        var options = new WordOptions(args, ["--name", "--scopes", "--event", "--expires"], []);
        var command = new IssueAccessToken(
            options.Need("--name"),
            options.Need("--scopes"),
            options.Find("--event"),
            options.Duration("--expires", DefaultLife),
            By: null
        );
        return (services, stop) => RunAsync(command, services, stop);
    }

    private static async Task<int> RunAsync(IssueAccessToken command, IServiceProvider services, CancellationToken stop)
    {
        var result = await services.GetRequiredService<IssueAccessTokenHandler>().HandleAsync(command, stop);
        if (result.IsRefused)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<RefusalWords>().Say(result.Refusal));
            return 1;
        }
        await Console.Out.WriteLineAsync(result.Value.Text);
        return 0;
    }
}
