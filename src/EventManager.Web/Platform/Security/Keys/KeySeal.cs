using System.Security.Cryptography;
using System.Xml.Linq;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security.Keys;

/// <summary>
/// Stands between Data Protection and the database: its keys are encrypted by the certificate or by the first key of the file, and opened
/// by any that the settings name. A copy of the database alone opens nothing.
/// </summary>
internal sealed class KeySeal : IXmlEncryptor
{
    private const string By = "by";

    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";

    private readonly KeyOptions settings;
    private readonly string root;
    private readonly Lazy<IReadOnlyList<SealingKey>> certificates;

    public KeySeal(IOptions<KeyOptions> options, IHostEnvironment environment)
    {
        settings = options.Value;
        root = environment.ContentRootPath;
        Path = System.IO.Path.GetFullPath(settings.File.Length > 0 ? settings.File : KeyOptions.UsualFile, root);
        certificates = new(() => [.. settings.AllCertificates.Select(Certificate)]);
    }

    /// <summary>Of the key file, whether it is there or not.</summary>
    public string Path { get; }

    /// <summary>All that open, the one that encrypts first. Read anew each time: a file may get a key while the program runs.</summary>
    public IReadOnlyList<SealingKey> Keys => [.. certificates.Value, .. KeyFile.Read(Path)];

    /// <summary>The certificate encrypts where there is one; else the file must.</summary>
    public bool NeedsFile => settings.Certificate.Length == 0;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = Current();
        var text = plaintextElement.ToString(SaveOptions.DisableFormatting);
        return new(new XElement("sealedKey", new XAttribute(By, key.Id), key.Seal(text)), typeof(KeyOpener));
    }

    /// <exception cref="CryptographicException">The key is not here, or it was changed.</exception>
    public XElement Open(XElement sealedKey)
    {
        var id = (string?)sealedKey.Attribute(By);
        var key = Keys.FirstOrDefault(key => key.Id == id) ?? throw new CryptographicException($"The key {id} is not here.");
        return XElement.Parse(key.Open(sealedKey.Value));
    }

    /// <summary>Ids of the keys that a stored key needs; empty where it lies open.</summary>
    public static IEnumerable<string> NeededBy(XElement stored) =>
        stored.Descendants("sealedKey").Select(one => (string?)one.Attribute(By) ?? "").Distinct();

    /// <summary>The stored key as it should be: sealed by the key that encrypts now. Null where it is.</summary>
    public XElement? Renewed(XElement stored)
    {
        var current = Current().Id;
        var open = stored.Descendants().Where(element => (string?)element.Attribute(Framework + "requiresEncryption") == "true").ToList();
        var old = stored
            .Descendants(Framework + "encryptedSecret")
            .Where(secret => secret.Element("sealedKey") is { } one && (string?)one.Attribute(By) != current)
            .ToList();
        foreach (var secret in old)
            secret.ReplaceWith(Wrapped(Open(secret.Element("sealedKey")!)));
        foreach (var element in open)
            element.ReplaceWith(Wrapped(element));
        return old.Count + open.Count > 0 ? stored : null;
    }

    private SealingKey Current() => Keys is [var first, ..] ? first : throw new CryptographicException($"There is no key at {Path}.");

    /// <summary>As Data Protection itself stores it.</summary>
    private XElement Wrapped(XElement secret)
    {
        var info = Encrypt(secret);
        return new(
            Framework + "encryptedSecret",
            new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!),
            new XElement(info.EncryptedElement)
        );
    }

    private SealingKey Certificate(string file) =>
        new CertificateKey(CertificateFile.Read(System.IO.Path.GetFullPath(file, root), settings));
}

/// <summary>Opens what <see cref="KeySeal"/> sealed. Its name stands in the database beside each key: it must stay.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<KeySeal>().Open(encryptedElement);
}
