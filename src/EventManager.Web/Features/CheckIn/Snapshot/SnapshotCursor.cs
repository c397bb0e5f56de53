using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace EventManager.Web.Features.CheckIn.Snapshot;

/// <summary>
/// Up to when a phone knows the tickets, as an opaque text. It lies <see cref="Overlap"/> before the moment of asking: a change that was
/// stamped before that moment and committed after it is told next time. What is told twice does no harm. The moment is the database's, on
/// whichever node somebody asks (<see cref="Platform.Clocks.SharedClock"/>).
/// </summary>
internal static class SnapshotCursor
{
    /// <summary>Longer than a transaction takes, and than the clocks of two nodes differ.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    public static string At(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (now - Overlap).UtcTicks);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null where the text is no cursor of ours.</summary>
    public static DateTimeOffset? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (text.Length != 11 || Base64Url.DecodeFromChars(text, bytes, out _, out var written) is not OperationStatus.Done || written != 8)
            return null;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
