using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace EventManager.Mail.Bounces;

/// <summary>What a delivery report (RFC 3464) says of its recipients; we send to one at a time, so the worst counts.</summary>
internal static partial class DeliveryStatus
{
    public static (ReceivedKind Kind, string Status) Of(HeaderListCollection groups)
    {
        var worst = (Kind: ReceivedKind.AutomaticReply, Status: "");
        // The first group is about the message.
        foreach (var recipient in groups.Skip(1))
        {
            var found = Of(recipient);
            if (found.Kind > worst.Kind)
                worst = found;
        }
        return worst;
    }

    private static (ReceivedKind Kind, string Status) Of(HeaderList recipient)
    {
        var status = StatusCode().Match(recipient["Status"] ?? "");
        var code = status.Success ? status.Value : "";
        var diagnostic = recipient["Diagnostic-Code"] ?? "";
        return (recipient["Action"] ?? "").Trim().ToLowerInvariant() switch
        {
            "failed" => (IsForGood(code, diagnostic) ? ReceivedKind.HardBounce : ReceivedKind.SoftBounce, code),
            "delayed" => (ReceivedKind.Delayed, code),
            // Delivered, relayed, expanded: nothing went wrong.
            _ => (ReceivedKind.AutomaticReply, code),
        };
    }

    /// <summary>
    /// The address is no good: unknown, malformed, moved, switched off, a domain that takes no mail. Not a full mailbox, a size, a policy or
    /// a suspicion of spam, which are about this mail or this hour. A server that only says 5.0.0 is taken at its reply code.
    /// </summary>
    internal static bool IsForGood(string status, string diagnostic)
    {
        if (!status.StartsWith("5.", StringComparison.Ordinal))
            return false;
        var parts = status.Split('.');
        var (subject, detail) = (Number(parts[1]), Number(parts[2]));
        return subject switch
        {
            // 5.1.7 and 5.1.8 are about the sender.
            1 => detail is 0 or 1 or 2 or 3 or 4 or 6 or 10,
            2 => detail is 1,
            4 => detail is 4,
            0 => NoSuchMailbox().IsMatch(diagnostic),
            _ => false,
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex StatusCode();

    [GeneratedRegex(@"\b55[013]\b(?![^\r\n]{0,200}\b(spam|policy|blocked|blacklist|reputation)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NoSuchMailbox();
}
