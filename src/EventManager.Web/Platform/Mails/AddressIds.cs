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
        var normal = MailAddressRules.Normalise(address);
        var (plus, at) = (normal.IndexOf('+', StringComparison.Ordinal), normal.LastIndexOf('@'));
        if (plus > 0 && plus < at)
            normal = normal[..plus] + normal[at..];
        return new Guid(
            HMACSHA256
                .HashData(secrets.Get("mailed-addresses"), Encoding.UTF8.GetBytes(account.Length == 0 ? normal : $"{account} {normal}"))
                .AsSpan(0, 16)
        );
    }
}
