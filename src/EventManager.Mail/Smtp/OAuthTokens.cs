using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EventManager.Mail.Smtp;

/// <summary>
/// Access tokens by client credentials (RFC 6749, 4.4). One serves all connections until shortly before its end; those who ask while it is
/// fetched wait for the same answer.
/// </summary>
internal sealed class OAuthTokens(OAuthOptions options, TimeProvider clock)
{
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Fetched anew so long before the end: clocks differ, and signing in takes a while.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly Lock door = new();
    private Task<AccessToken>? current;

    /// <exception cref="MailConnectionException">The endpoint is away, silent or busy.</exception>
    /// <exception cref="MailAuthenticationException">The endpoint refuses id, secret or scope.</exception>
    public async Task<string> GetAsync(CancellationToken stop)
    {
        Task<AccessToken> asked;
        lock (door)
        {
            if (current is null or { IsCompleted: true, IsCompletedSuccessfully: false } || IsOld(current))
                current = FetchAsync();
            asked = current;
        }
        // Whoever stops stops waiting; the answer still serves the others.
        return (await asked.WaitAsync(stop)).Text;
    }

    /// <summary>The mail server refused it: the next sign-in asks for another.</summary>
    public void Forget()
    {
        lock (door)
            current = null;
    }

    private bool IsOld(Task<AccessToken> token) => token.IsCompletedSuccessfully && clock.GetUtcNow() >= token.Result.FreshUntil;

    private async Task<AccessToken> FetchAsync()
    {
        // One an hour needs no connection that stays open. The secret follows no redirect to elsewhere.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = options.Timeout, MaxResponseContentBufferSize = LongestAnswer };
        try
        {
            using var answer = await http.PostAsync(new Uri(options.TokenEndpoint!), Form());
            var content = await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode ? Read(content) : throw Refused(answer.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // Not the cause itself: it may quote the address.
            throw new MailConnectionException($"The token endpoint cannot be reached ({failure.GetType().Name}).");
        }
    }

    private FormUrlEncodedContent Form() =>
        new([
            new("grant_type", "client_credentials"),
            new("client_id", options.ClientId),
            new("client_secret", options.ClientSecret),
            new("scope", options.Scope),
        ]);

    private AccessToken Read(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var text = json.RootElement.GetProperty("access_token").GetString();
            // Some endpoints write the number as text.
            var life = json.RootElement.TryGetProperty("expires_in", out var said)
                ? TimeSpan.FromSeconds(int.Parse(said.ToString(), CultureInfo.InvariantCulture))
                : TimeSpan.Zero;
            if (!string.IsNullOrEmpty(text))
                return new(text, clock.GetUtcNow() + (life > 2 * Margin ? life - Margin : life / 2));
        }
        catch (Exception strange)
            when (strange is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            // Said below, without the answer: a token may stand in it.
        }
        throw new MailConnectionException("The token endpoint answered without a token.");
    }

    private static MailTransportException Refused(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? new MailAuthenticationException(
                $"The token endpoint refused OAuth:ClientId, ClientSecret or Scope ({(int)status}).",
                (int)status
            )
            : new MailConnectionException($"The token endpoint does not issue tokens now ({(int)status}).");

    private sealed record AccessToken(string Text, DateTimeOffset FreshUntil);
}
