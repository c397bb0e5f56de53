using System.Collections.Concurrent;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>The mail server of a simulated year: all that nodes gave it, with the time.</summary>
internal sealed class Wire
{
    private readonly ConcurrentQueue<(Guid Mail, DateTimeOffset At)> taken = [];

    public bool IsAway { get; set; }

    public void Take(string messageId, DateTimeOffset at) => taken.Enqueue((Guid.ParseExact(messageId.AsSpan(0, 32), "N"), at));

    public ILookup<Guid, DateTimeOffset> Mails => taken.ToLookup(one => one.Mail, one => one.At);
}
