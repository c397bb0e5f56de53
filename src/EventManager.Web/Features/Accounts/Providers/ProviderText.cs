namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Words of signing in by a provider, and of the way in without one.</summary>
internal sealed class ProviderText;
