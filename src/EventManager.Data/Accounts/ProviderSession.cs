using EventManager.Domain.Common;

namespace EventManager.Data.Accounts;

/// <summary>What a session owes to the provider that said who it is: by this it is ended there, and from there. It goes with its session.</summary>
public sealed class ProviderSession
{
    private ProviderSession() { }

    /// <param name="sessionId">The <see cref="AccountSession"/>.</param>
    /// <param name="provider">As the settings call it.</param>
    /// <param name="issuer">As its tokens call it.</param>
    /// <param name="sessionKey">Hash of the provider's own name for the session; empty where it has none.</param>
    /// <param name="sealedToken">The id token, encrypted; empty where it is too long to be sent along.</param>
    public ProviderSession(Guid sessionId, string provider, string issuer, string sessionKey, string sealedToken)
    {
        SessionId = sessionId;
        Provider = provider;
        Issuer = issuer;
        SessionKey = sessionKey;
        SealedToken = sealedToken;
    }

    public Guid SessionId { get; private set; }

    [NotPersonal]
    public string Provider { get; private set; } = "";

    [NotPersonal]
    public string Issuer { get; private set; } = "";

    [NotPersonal]
    public string SessionKey { get; private set; } = "";

    [Personal(Retention.WithAccount, "account")]
    public string SealedToken { get; private set; } = "";
}
