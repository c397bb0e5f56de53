using System.Security.Cryptography;
using System.Text;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// What a mail to an address that nobody may be behind is known by, so that it goes out once. It outlives the address: without the key of
/// this installation nobody finds out by trying whose it was.
/// </summary>
internal sealed class AddressKeys(SiteSecrets secrets)
{
    /// <param name="what">For what, and where.</param>
    /// <param name="address">Normalised.</param>
    /// <returns>As long as an id without hyphens.</returns>
    public string Of(string what, string address) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secrets.Get("mailed-addresses"), Encoding.UTF8.GetBytes($"once {what}\n{address}")))[
            ..32
        ];
}
