using System.Security.Cryptography;
using System.Text;

namespace EventManager.Web.Features.Registrations;

/// <summary>Which wording somebody agreed to.</summary>
internal static class TextVersions
{
    /// <summary>The first 16 hex digits of the wording's SHA-256.</summary>
    public static string Of(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];
}
