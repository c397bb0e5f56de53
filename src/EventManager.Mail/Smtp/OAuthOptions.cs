using System.ComponentModel.DataAnnotations;

namespace EventManager.Mail.Smtp;

/// <summary>Signing in with a token that an identity provider issues for a program (OAuth 2.0 client credentials), as Microsoft 365 asks for.</summary>
public sealed class OAuthOptions
{
    /// <summary>Where tokens are issued. Default: none, <see cref="SmtpOptions.Password"/> signs in. Must be https; http on loopback only.</summary>
    public string? TokenEndpoint { get; set; }

    /// <summary>The program's id there. Required with <see cref="TokenEndpoint"/>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The program's secret there. Required with <see cref="TokenEndpoint"/>. Never logged, never in an exception.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the token is for. Default: sending through Microsoft 365.</summary>
    public string Scope { get; set; } = "https://outlook.office365.com/.default";

    /// <summary>For the answer with a token. Default 15 s; 0.1 s to 1 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    internal bool IsSet => !string.IsNullOrEmpty(TokenEndpoint) || !string.IsNullOrEmpty(ClientId) || !string.IsNullOrEmpty(ClientSecret);

    internal IEnumerable<ValidationResult> Check(SmtpOptions smtp)
    {
        if (!IsSet)
            yield break;
        if (!IsSafe(TokenEndpoint))
            yield return Wrong(nameof(TokenEndpoint), "must be an https address, without a password in it.");
        if (string.IsNullOrEmpty(ClientId))
            yield return Wrong(nameof(ClientId), "is missing: the program's id at the token endpoint.");
        if (string.IsNullOrEmpty(ClientSecret))
            yield return Wrong(nameof(ClientSecret), "is missing: the program's secret at the token endpoint.");
        if (Timeout < TimeSpan.FromSeconds(0.1) || Timeout > TimeSpan.FromMinutes(1))
            yield return Wrong(nameof(Timeout), "must lie between 0.1 s and 1 min.");
        if (string.IsNullOrWhiteSpace(Scope))
            yield return Wrong(nameof(Scope), "is missing: what the token is for.");
        if (string.IsNullOrEmpty(smtp.User))
            yield return new("User is missing: the mailbox that the token signs in to.", [nameof(SmtpOptions.User)]);
        if (!string.IsNullOrEmpty(smtp.Password))
            yield return new("Password and a token endpoint are both set: leave one of them empty.", [nameof(SmtpOptions.Password)]);
    }

    private static ValidationResult Wrong(string name, string what) =>
        new($"{nameof(SmtpOptions.OAuth)}:{name} {what}", [$"{nameof(SmtpOptions.OAuth)}:{name}"]);

    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
