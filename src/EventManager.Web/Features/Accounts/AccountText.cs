namespace EventManager.Web.Features.Accounts;

/// <summary>Words of signing in, of the own account and of the administration.</summary>
internal sealed class AccountText;
