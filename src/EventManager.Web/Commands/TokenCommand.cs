using System.CommandLine;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Commands;

/// <summary><c>token create</c>: makes an access token and prints it alone on the last line; it is told this once.</summary>
internal static class TokenCommand
{
    private static readonly Option<string> Name = CommandOptions.Text("--name", "NAME", "Names it in the list of tokens.");
    private static readonly Option<string> TokenScopes = CommandOptions.Text(
        "--scopes",
        "SCOPES",
        "What it may do, separated by spaces: events:read registrations:read registrations:write check-in."
    );
    private static readonly Option<string> Event = CommandOptions.Text(
        "--event",
        "SLUG",
        "The only event that it reaches; left out, it reaches all.",
        required: false
    );
    private static readonly Option<TimeSpan?> Expires = CommandOptions.Duration("--expires", "How long it counts. Default: 90d.");
    private static readonly TimeSpan DefaultLife = TimeSpan.FromDays(90);

    public static Command Create()
    {
        var create = new Command("create", "Makes an access token and prints it on the last line, this once.")
        {
            Name,
            TokenScopes,
            Event,
            Expires,
        };
        create.SetAction(
            (parsed, stop) =>
            {
                var token = new IssueAccessToken(
                    parsed.GetRequiredValue(Name),
                    parsed.GetRequiredValue(TokenScopes),
                    parsed.GetValue(Event),
                    parsed.GetValue(Expires) ?? DefaultLife,
                    By: null
                );
                return CommandHost.RunAsync(parsed, (services, stop) => RunAsync(token, services, stop), stop);
            }
        );
        return new Command("token", "Access tokens for programs.") { create };
    }

    private static async Task<int> RunAsync(IssueAccessToken token, IServiceProvider services, CancellationToken stop)
    {
        var result = await services.GetRequiredService<IssueAccessTokenHandler>().HandleAsync(token, stop);
        if (result.IsRefused)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<RefusalWords>().Say(result.Refusal));
            return 1;
        }
        await Console.Out.WriteLineAsync(result.Value.Text);
        return 0;
    }
}
