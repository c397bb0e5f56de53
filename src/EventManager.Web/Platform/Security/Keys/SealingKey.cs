using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EventManager.Web.Platform.Security.Keys;

/// <summary>Encrypts what the database keeps and must not be able to read: AES-256-GCM under a key that lies elsewhere.</summary>
internal abstract class SealingKey
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    protected const int KeyLength = 32;

    /// <summary>Tells which key it was; tells nothing of the key itself.</summary>
    public abstract string Id { get; }

    public abstract string Seal(string text);

    /// <exception cref="CryptographicException">Another key sealed it, or it was changed.</exception>
    public abstract string Open(string sealedText);

    protected byte[] Encrypt(byte[] key, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var all = new byte[NonceLength + TagLength + plain.Length];
        var nonce = all.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, all.AsSpan(NonceLength + TagLength), all.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(Id));
        return all;
    }

    protected string Decrypt(byte[] key, ReadOnlySpan<byte> all)
    {
        if (all.Length < NonceLength + TagLength)
            throw new CryptographicException("Too short to be sealed.");
        var plain = new byte[all.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            all[..NonceLength],
            all[(NonceLength + TagLength)..],
            all.Slice(NonceLength, TagLength),
            plain,
            Encoding.UTF8.GetBytes(Id)
        );
        return Encoding.UTF8.GetString(plain);
    }
}

/// <summary>A line of the key file: 32 random bytes.</summary>
internal sealed class FileKey(byte[] key) : SealingKey
{
    public override string Id { get; } =
        "file-" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("EventManager.SealingKey.Id")))[..16];

    /// <summary>Null where the line is no key.</summary>
    public static FileKey? Of(string line)
    {
        var bytes = new byte[KeyLength + 1];
        return Convert.TryFromBase64String(line.Trim(), bytes, out var length) && length == KeyLength
            ? new FileKey(bytes[..KeyLength])
            : null;
    }

    public static string NewLine() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));

    public override string Seal(string text) => Convert.ToBase64String(Encrypt(key, text));

    public override string Open(string sealedText) => Decrypt(key, Convert.FromBase64String(sealedText));
}

/// <summary>A certificate: each text has a key of its own, which only the certificate's private key unwraps.</summary>
internal sealed class CertificateKey(X509Certificate2 certificate) : SealingKey
{
    private static readonly RSAEncryptionPadding Padding = RSAEncryptionPadding.OaepSHA256;

    public override string Id { get; } = "certificate-" + certificate.GetCertHashString(HashAlgorithmName.SHA256)[..16].ToLowerInvariant();

    public override string Seal(string text)
    {
        using var rsa = certificate.GetRSAPublicKey()!;
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return Convert.ToBase64String([.. rsa.Encrypt(key, Padding), .. Encrypt(key, text)]);
    }

    public override string Open(string sealedText)
    {
        using var rsa = certificate.GetRSAPrivateKey()!;
        var all = Convert.FromBase64String(sealedText);
        var wrapped = rsa.KeySize / 8;
        if (all.Length < wrapped)
            throw new CryptographicException("Too short to be sealed.");
        return Decrypt(rsa.Decrypt(all.AsSpan(0, wrapped), Padding), all.AsSpan(wrapped));
    }
}
