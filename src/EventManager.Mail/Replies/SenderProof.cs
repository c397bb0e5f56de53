using MimeKit;
using MimeKit.Cryptography;

namespace EventManager.Mail.Replies;

/// <summary>What the receiving server found out about a mail's sender (RFC 8601).</summary>
internal static class SenderProof
{
    /// <summary>
    /// A failed DMARC; or a failed SPF where no DMARC passed in spite of it. A server writes its findings above what came with the mail, so that
    /// only the topmost counts, and what bears the same server's name. Where none writes any, nothing is refuted.
    /// </summary>
    public static bool IsRefuted(HeaderList headers)
    {
        var found = headers
            .Where(header => header.Id is HeaderId.AuthenticationResults)
            .Select(Read)
            .OfType<AuthenticationResults>()
            .ToList();
        if (found is not [var own, ..])
            return false;
        var results = found
            .Where(one => ReplyReading.IsSame(one.AuthenticationServiceIdentifier ?? "", own.AuthenticationServiceIdentifier ?? ""))
            .SelectMany(one => one.Results)
            .ToList();
        return Has("dmarc", "fail") || (Has("spf", "fail") && !Has("dmarc", "pass"));

        bool Has(string method, string result) =>
            results.Exists(one => ReplyReading.IsSame(one.Method, method) && ReplyReading.IsSame(one.Result, result));
    }

    private static AuthenticationResults? Read(Header header) =>
        AuthenticationResults.TryParse(header.RawValue, out var results) ? results : null;
}
