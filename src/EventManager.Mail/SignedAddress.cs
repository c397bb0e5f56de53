namespace EventManager.Mail;

/// <summary>
/// An address of ours that names something under a signature (VERP): the mail that comes back to it, the invitation that is answered there. So
/// nobody can make a bounce of a mail that went to somebody else. Lower and upper case are the same, since servers change them on the way.
/// </summary>
/// <param name="mailbox">Where it is read: <c>bounce@kassel.example</c> becomes <c>bounce+TOKEN@kassel.example</c>.</param>
/// <param name="ids">Signs and checks; of one purpose, so that an address for one thing is none for another.</param>
public sealed class SignedAddress(MailAddress mailbox, SignedIds ids)
{
    /// <summary>With token and separator the local part has 64 characters at most (RFC 5321).</summary>
    public const int LongestLocalPart = 64 - 1 - SignedIds.TokenLength;

    private readonly string start = mailbox.LocalPart + "+";
    private readonly string end = "@" + mailbox.Domain;

    public MailAddress Of(Guid id, string? displayName = null) => new(start + ids.Token(id) + end, displayName);

    /// <summary>Null where it is no such address, or the signature is not ours.</summary>
    public Guid? IdOf(string address) => IsShapedAs(address) ? ids.IdOf(address.AsSpan(start.Length, SignedIds.TokenLength)) : null;

    /// <summary>Whether it looks like one, whatever its signature is worth.</summary>
    public bool IsShapedAs(string address) =>
        address.Length == start.Length + SignedIds.TokenLength + end.Length
        && address.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && address.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
