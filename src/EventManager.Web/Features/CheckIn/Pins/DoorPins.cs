using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Pins;

/// <summary>
/// The supervisor's PIN of an event. It is short: ten thousand of them are tried in minutes by whoever has a copy of the database, so that its
/// hash takes a key of this installation. Guessing at the door is stopped: after <see cref="MaxWrong"/> wrong ones a phone waits
/// <see cref="Pause"/>, whatever it says then.
/// </summary>
internal sealed class DoorPins(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    SiteSecrets secrets,
    DoorCache doors,
    TimeProvider clock
)
{
    public const int MinDigits = 4;
    public const int MaxDigits = 8;
    public const int MaxWrong = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int Rounds = 100_000;

    /// <summary>Stands before a hash with our key; one from before has none, and gets it when it is next used.</summary>
    private const byte Keyed = 1;

    private readonly ConcurrentDictionary<(Guid EventId, Guid Asker), (int Count, long Since)> wrong = new();

    /// <summary>Sets the PIN; empty takes it away.</summary>
    public async Task<Result<Done>> SetAsync(Guid eventId, string pin, Guid? by, CancellationToken stop)
    {
        var digits = pin.Trim();
        if (digits.Length > 0 && (digits.Length is < MinDigits or > MaxDigits || digits.Any(c => !char.IsAsciiDigit(c))))
            return PinRefusals.Invalid;
        // Before the transaction: a secret that is asked for the first time is written by a connection of its own.
        var hash = digits.Length > 0 ? KeyedHashOf(digits, RandomNumberGenerator.GetBytes(SaltBytes)) : null;
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                await db.DoorPins.Where(row => row.EventId == eventId).ExecuteDeleteAsync(stop);
                if (hash is not null)
                    db.DoorPins.Add(new DoorPin(eventId, hash));
                var action = digits.Length > 0 ? "door.pin_set" : "door.pin_removed";
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), by, eventId, action, null, ""));
                return default(Done);
            },
            stop
        );
        doors.Forget(eventId);
        return result;
    }

    /// <summary>True where the event has no PIN, or this is it.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="asker">The phone or account that says it.</param>
    /// <param name="pin">As typed; null where nothing was.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<bool> OpensAsync(Guid eventId, Guid asker, string? pin, CancellationToken stop) =>
        await TryAsync(eventId, asker, pin, stop) is PinTry.Right or PinTry.NoPin;

    /// <summary>As <see cref="OpensAsync"/>, and says why not. Tries are counted in this process: a restart forgets them.</summary>
    public async Task<PinTry> TryAsync(Guid eventId, Guid asker, string? pin, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var hash = await db.DoorPins.Where(row => row.EventId == eventId).Select(row => row.Hash).SingleOrDefaultAsync(stop);
        if (hash is null)
            return PinTry.NoPin;
        if (string.IsNullOrEmpty(pin))
            return PinTry.Wrong;
        // Counted before it is looked at, else a hundred tries at the same time would be one.
        var tries = wrong.AddOrUpdate((eventId, asker), _ => (1, clock.GetTimestamp()), (_, before) => Next(before));
        if (tries.Count > MaxWrong)
            return PinTry.Paused;
        var isKeyed = hash is [Keyed, ..] && hash.Length == 1 + SaltBytes + HashBytes;
        if (
            pin.Length > MaxDigits
            || !CryptographicOperations.FixedTimeEquals(
                isKeyed ? KeyedHashOf(pin, hash[1..][..SaltBytes]) : HashOf(pin, hash[..SaltBytes]),
                hash
            )
        )
            return PinTry.Wrong;
        wrong.TryRemove((eventId, asker), out _);
        if (!isKeyed)
        {
            var keyed = KeyedHashOf(pin, RandomNumberGenerator.GetBytes(SaltBytes));
            await db.DoorPins.Where(row => row.EventId == eventId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Hash, keyed), stop);
        }
        return PinTry.Right;
    }

    private (int Count, long Since) Next((int Count, long Since) before) =>
        clock.GetElapsedTime(before.Since) >= Pause ? (1, clock.GetTimestamp())
        : before.Count < MaxWrong ? (before.Count + 1, clock.GetTimestamp())
        : (MaxWrong + 1, before.Since);

    private byte[] KeyedHashOf(string pin, byte[] salt) =>
        [Keyed, .. HashOf(Convert.ToHexStringLower(HMACSHA256.HashData(secrets.Get("door-pins"), Encoding.UTF8.GetBytes(pin))), salt)];

    private static byte[] HashOf(string pin, byte[] salt) =>
        [.. salt, .. Rfc2898DeriveBytes.Pbkdf2(pin, salt, Rounds, HashAlgorithmName.SHA256, HashBytes)];
}

internal enum PinTry
{
    Right,
    Wrong,

    /// <summary>The event has none.</summary>
    NoPin,

    /// <summary>Too many wrong ones: it was not even looked at.</summary>
    Paused,
}

internal static class PinRefusals
{
    public static readonly Refusal Invalid = new("door.pin_invalid", DoorPins.MinDigits, DoorPins.MaxDigits) { Field = "pin" };
    public static readonly Refusal Wrong = new("check-in.pin_wrong") { Field = "pin" };
}
