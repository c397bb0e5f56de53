using System.Security.Cryptography;
using System.Text;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Mailings.Choosing;

/// <summary>Which words somebody read before they chose, so that it can be shown later what was agreed to: their language and a hash of them.</summary>
internal static class WordsRead
{
    public static string Version(params IEnumerable<string> words) =>
        $"{Languages.Current}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..16]}";
}
