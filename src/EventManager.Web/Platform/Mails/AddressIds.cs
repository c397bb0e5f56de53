using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Platform.Mails;

/// <summary>Knows an address again without keeping it: by a hash under a key of this installation.</summary>
internal sealed class AddressIds(SiteSecrets secrets)
{
    /// <summary>Without what stands behind a plus, which for most of the world is the same mailbox.</summary>
    /// <param name="address">Of whom.</param>
    /// <param name="account">What is counted apart; empty is the address itself.</param>
    public Guid Of(string address, string account = "")
    {
        var mailbox = MailAddressRules.WithoutPlus(MailAddressRules.Normalise(address));
        return Hash(account.Length == 0 ? mailbox : $"{account} {mailbox}");
    }

    /// <summary>With what stands behind the plus: a server that knows no such parts says of <c>anna+x@</c> that it is not there, and means only that.</summary>
    public Guid OfExactly(string address) => Hash(MailAddressRules.Normalise(address));

    private Guid Hash(string text) => new(HMACSHA256.HashData(secrets.Get("mailed-addresses"), Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
