using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EventManager.Mail;

/// <summary>What a server showed of itself.</summary>
/// <param name="Names">For which hosts it is.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Sha256">64 hexadecimal digits, upper case.</param>
public sealed record ServerCertificate(
    IReadOnlyList<string> Names,
    string Issuer,
    DateTimeOffset BeginsAt,
    DateTimeOffset EndsAt,
    string Sha256
)
{
    /// <summary>More would be a list that nobody reads.</summary>
    private const int MostNames = 8;
    private const X509ChainStatusFlags OfIssuer = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    public static ServerCertificate Of(X509Certificate2 certificate)
    {
        var listed = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
        List<string> names =
        [
            .. listed.SelectMany(names => names.EnumerateDnsNames()),
            .. listed.SelectMany(names => names.EnumerateIPAddresses()).Select(address => address.ToString()),
        ];
        if (names.Count == 0 && certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } subject)
            names.Add(subject);
        var issuer = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true);
        return new(
            [.. names.Take(MostNames)],
            issuer.Length > 0 ? issuer : certificate.Issuer,
            new DateTimeOffset(certificate.NotBefore).ToUniversalTime(),
            new DateTimeOffset(certificate.NotAfter).ToUniversalTime(),
            certificate.GetCertHashString(HashAlgorithmName.SHA256)
        );
    }

    /// <summary>What is wrong with it, each in a few words; empty where all is well.</summary>
    /// <param name="host">Who was asked.</param>
    /// <param name="chain">As it was built.</param>
    /// <param name="errors">What TLS found.</param>
    /// <param name="now">Now.</param>
    public IEnumerable<string> WhyNot(string host, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        var found = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? default;
        if (now > EndsAt)
            yield return $"it expired on {Day(EndsAt)}";
        else if (now < BeginsAt)
            yield return $"it begins on {Day(BeginsAt)} only (is this machine's clock right?)";
        else if (found.HasFlag(X509ChainStatusFlags.NotTimeValid))
            yield return "a certificate of its issuers expired";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            yield return $"it is not for {host}";
        if ((found & OfIssuer) != 0)
            yield return "this machine does not know its issuer";
        var rest = found & ~(OfIssuer | X509ChainStatusFlags.NotTimeValid);
        if (rest is not X509ChainStatusFlags.NoError)
            yield return rest.ToString();
    }

    /// <summary>For whom, by whom, until when.</summary>
    public override string ToString() =>
        $"It is for {(Names.Count > 0 ? string.Join(", ", Names) : "no name")}, issued by {Issuer}, valid until {Day(EndsAt)}.";

    public static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
