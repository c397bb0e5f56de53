using EventManager.Domain.Common;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Why nobody was signed in by a provider. The sign-in page says the words; its address carries the code.</summary>
internal static class ProviderRefusals
{
    /// <summary>It does not answer.</summary>
    public static readonly Refusal Away = new("providers.away");

    /// <summary>It said no, or nothing that can be believed.</summary>
    public static readonly Refusal Failed = new("providers.failed");

    /// <summary>The person went back.</summary>
    public static readonly Refusal Cancelled = new("providers.cancelled");

    /// <summary>Not begun in this browser, or too long ago.</summary>
    public static readonly Refusal Stale = new("providers.stale");

    /// <summary>No group that the settings name.</summary>
    public static readonly Refusal NotNamed = new("providers.not_named");

    /// <summary>It has groups for this person and does not name them here: what they give is kept as it was, and nobody let in by it.</summary>
    public static readonly Refusal GroupsUnknown = new("providers.groups_unknown");

    public static readonly Refusal AddressMissing = new("providers.address_missing");

    /// <summary>An account has this address, and the provider's word is not enough to hand it over.</summary>
    public static readonly Refusal AddressTaken = new("providers.address_taken");

    /// <summary>The account itself is not let in.</summary>
    public static readonly Refusal AccountClosed = new("providers.account_closed");
}
