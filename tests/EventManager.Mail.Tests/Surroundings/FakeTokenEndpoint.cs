using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>An identity provider's token endpoint on a free loopback port; its script says what it answers.</summary>
internal sealed class FakeTokenEndpoint : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task answering;

    public FakeTokenEndpoint()
    {
        Address = $"http://127.0.0.1:{FreePort.Take()}/tenant/oauth2/v2.0/token";
        listener.Prefixes.Add(new Uri(Address).GetLeftPart(UriPartial.Authority) + "/");
        listener.Start();
        answering = AnswerAsync();
    }

    public string Address { get; }

    /// <summary>Status and body for the request of that number, from 1; status 0: none at all.</summary>
    public Func<int, (int Status, string Body)> Script { get; set; } = number => (200, Token($"token-{number}", 3600));

    /// <summary>The forms that were posted.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static string Token(string text, int seconds) =>
        $$"""{"token_type":"Bearer","expires_in":{{seconds}},"access_token":"{{text}}"}""";

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await answering;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Requests.Enqueue(await reader.ReadToEndAsync());
                var (status, body) = Script(Requests.Count);
                if (status == 0)
                    continue;
                context.Response.StatusCode = status;
                if (status is 302)
                    context.Response.RedirectLocation = body;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
