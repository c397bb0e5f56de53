using System.Security.Cryptography;
using System.Text;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Shell;

/// <summary>
/// The styles that a page brings itself (<c>first.css</c>): a sheet of its own is one answer more before anything is shown, 400 ms and more
/// over a bad network. Read once, as the program is installed.
/// </summary>
internal sealed class FirstStyles(IWebHostEnvironment environment)
{
    private readonly Lazy<(string Text, string Policy)> read = new(() => Read(environment));

    public string Text => read.Value.Text;

    /// <summary>The public pages' policy, which allows this one style element by its hash.</summary>
    public string Policy => read.Value.Policy;

    private static (string Text, string Policy) Read(IWebHostEnvironment environment)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("styles/first.css").CreateReadStream());
        var text = reader.ReadToEnd().Trim();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return (text, $"{SecurityHeaders.Public} 'sha256-{hash}'");
    }
}
