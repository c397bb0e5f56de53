using EventManager.Domain.Common;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Carries a refusal to the sign-in page, in its address: a code and nothing else.</summary>
internal static class ProviderProblem
{
    private const string Area = "providers.";

    private static readonly Refusal[] All =
    [
        ProviderRefusals.Away,
        ProviderRefusals.Failed,
        ProviderRefusals.Cancelled,
        ProviderRefusals.Stale,
        ProviderRefusals.NotNamed,
        ProviderRefusals.GroupsUnknown,
        ProviderRefusals.AddressMissing,
        ProviderRefusals.AddressTaken,
        ProviderRefusals.AccountClosed,
    ];

    /// <summary>Null for what no address of ours says.</summary>
    public static Refusal? Find(string? code) => Array.Find(All, refusal => refusal.Code == Area + code);

    public static string Address(Refusal refusal) => "/sign-in?Problem=" + refusal.Code[Area.Length..];
}
