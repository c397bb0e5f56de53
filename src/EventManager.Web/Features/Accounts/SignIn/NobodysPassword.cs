using EventManager.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>Is compared where there is no account, or one without a password: the time it takes must not tell.</summary>
internal sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    public static readonly Account Nobody = new();

    /// <summary>As costly as those of accounts, and of a password that nobody knows.</summary>
    public string Hash { get; } = new PasswordHasher<Account>(options).HashPassword(Nobody, Guid.NewGuid().ToString());
}
