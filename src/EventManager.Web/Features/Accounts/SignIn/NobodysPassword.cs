using System.Buffers.Binary;
using EventManager.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>Is compared where there is no account, or one without a password: the time it takes must not tell.</summary>
internal sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    /// <summary>Behind the format's number and that of the function.</summary>
    private const int AtIterations = 5;

    public static readonly Account Nobody = new();

    /// <summary>As costly as those of accounts, and of a password that nobody knows.</summary>
    public string Hash { get; } = new PasswordHasher<Account>(options).HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>
    /// What a weaker hash from before leaves to be done, as a hash of nobody's that takes just that: else its time would tell that there is an
    /// account, and an old one. Null where nothing is left.
    /// </summary>
    public string? Rest(string? hash)
    {
        var left = hash is null ? 0 : Iterations(Hash) - Iterations(hash);
        if (left <= 0)
            return null;
        var rest = Convert.FromBase64String(Hash);
        BinaryPrimitives.WriteInt32BigEndian(rest.AsSpan(AtIterations), left);
        return Convert.ToBase64String(rest);
    }

    /// <summary>As Identity writes it since its third format.</summary>
    private static int Iterations(string hash)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length >= AtIterations + sizeof(int)
            ? BinaryPrimitives.ReadInt32BigEndian(bytes[AtIterations..])
            : 0;
    }
}
