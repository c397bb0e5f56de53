using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Security.Keys;

/// <summary>Reads a certificate together with its private RSA key.</summary>
internal static class CertificateFile
{
    /// <exception cref="SettingsException">Why it cannot be used.</exception>
    public static X509Certificate2 Read(string path, KeyOptions settings)
    {
        try
        {
            var password = settings.CertificatePassword is { Length: > 0 } given ? given : null;
            var certificate = (Path.GetExtension(path).ToLowerInvariant(), password) switch
            {
                (".pem", null) => X509Certificate2.CreateFromPemFile(path),
                (".pem", _) => X509Certificate2.CreateFromEncryptedPemFile(path, password),
                _ => X509CertificateLoader.LoadPkcs12FromFile(path, password),
            };
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? throw new SettingsException($"{Named(path)} has no private RSA key.") : certificate;
        }
        // What it says of a wrong password does not tell the password.
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Named(path)} cannot be read: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string Named(string path) => $"the certificate {path} (Keys:Certificate, Keys:OlderCertificates)";
}
