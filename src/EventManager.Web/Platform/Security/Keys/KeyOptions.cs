namespace EventManager.Web.Platform.Security.Keys;

/// <summary>Section <c>Keys</c> of the settings: what encrypts the program's keys in the database. It must not lie in the database itself.</summary>
internal sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>Beside the settings, where nothing else is said.</summary>
    public const string UsualFile = "eventmanager.keys";

    /// <summary>
    /// File of the keys, one a line: the first encrypts, all decrypt. Empty: eventmanager.keys in the program's folder, made at the first
    /// start; on a database server in Production it must be named and be there, or <see cref="Certificate"/>.
    /// </summary>
    public string File { get; set; } = "";

    /// <summary>A certificate with its private RSA key (.pfx or .pem), which then encrypts; the file's keys only decrypt. Empty: none.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>The password of <see cref="Certificate"/> and of the older ones. Empty: they have none.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Certificates that encrypted before and still decrypt, separated by semicolons. Empty: none.</summary>
    public string OlderCertificates { get; set; } = "";

    public IEnumerable<string> AllCertificates =>
        (Certificate + ";" + OlderCertificates).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
