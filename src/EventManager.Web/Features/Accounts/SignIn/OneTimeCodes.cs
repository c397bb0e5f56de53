using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Tickets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>
/// The codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds), each of which works once: whoever looks over a shoulder
/// has nothing. Of two who send the same code in the same moment one statement takes it for one of them.
/// </summary>
internal sealed class OneTimeCodes(IDbContextFactory<EventDb> databases, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    private const int Seconds = 30;

    /// <summary>Steps by which a phone's clock may differ.</summary>
    private const int Drift = 2;

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (token is not { Length: 6 } || !token.All(char.IsAsciiDigit))
            return false;
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key || Base32.Decode(key) is not { } secret)
            return false;
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            if (Code(secret, step) == token)
                return await TakeAsync(user.Id, step);
        }
        return false;
    }

    private async Task<bool> TakeAsync(Guid accountId, long step)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db
                .Users.Where(account => account.Id == accountId && account.LastCodeStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.LastCodeStep, step)) == 1;
    }

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What the apps of this world compute.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
