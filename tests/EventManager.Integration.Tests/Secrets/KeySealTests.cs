using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Security.Keys;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Secrets;

/// <summary>A copy of the database alone makes nobody anybody: its keys are encrypted by one that lies elsewhere.</summary>
public sealed class KeySealTests : IDisposable
{
    private static readonly Guid Somebody = new("0198f6f0-0000-7000-8000-000000000001");

    private readonly string folder = Directory.CreateTempSubdirectory("eventmanager-keys-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string FileAt => Path.Combine(folder, "eventmanager.keys");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task No_key_lies_open_and_two_nodes_share_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var first = await TestApp.StartAsync(kind);
        var link = Link(first);
        // Before another start, which would mend it.
        var stored = await StoredAsync(first);
        stored.ShouldNotBeEmpty();
        stored.ShouldAllBe(xml => xml.Contains("sealedKey") && !xml.Contains("requiresEncryption") && !xml.Contains("<value>"));

        await using var second = await TestApp.StartAsync(on: first.Database);
        Link(second).ShouldBe(link);
    }

    /// <summary>A database from before there was such a key, and one whose key is renewed while the old one still opens.</summary>
    [Theory, EachDatabase]
    public async Task What_lay_open_is_encrypted_at_the_next_start_and_a_new_key_takes_over(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        // As before: nothing encrypts.
        await using var before = await TestApp.StartAsync(
            kind,
            services: services => services.PostConfigure<KeyManagementOptions>(options => options.XmlEncryptor = null)
        );
        var link = Link(before);
        (await StoredAsync(before)).ShouldContain(xml => xml.Contains("<value>"));

        KeyFile.Add(FileAt);
        var old = File.ReadAllText(FileAt);
        await using (var node = await StartAsync(before.Database))
        {
            Link(node).ShouldBe(link);
            (await StoredAsync(node)).ShouldAllBe(xml => xml.Contains("sealedKey") && !xml.Contains("<value>"));
        }
        KeyFile.Add(FileAt);
        await using (var node = await StartAsync(before.Database))
            Link(node).ShouldBe(link);

        // The old line is needed no more, and alone it opens nothing.
        var lines = File.ReadAllLines(FileAt).Where(line => !line.StartsWith('#')).ToList();
        lines.Count.ShouldBe(2);
        File.WriteAllText(FileAt, lines[0]);
        await using (var node = await StartAsync(before.Database))
            Link(node).ShouldBe(link);
        File.WriteAllText(FileAt, old);
        (await Should.ThrowAsync<SettingsException>(() => StartAsync(before.Database))).Message.ShouldContain("Keys:File");
    }

    [Fact]
    public async Task A_certificate_takes_the_files_place_and_hands_over_to_the_next()
    {
        await using var before = await TestApp.StartAsync();
        var link = Link(before);
        var (pfx, pem) = (Path.Combine(folder, "one.pfx"), Path.Combine(folder, "two.pem"));
        WriteCertificates(pfx, pem);

        await using (
            var node = await StartAsync(
                before.Database,
                ("Keys:Certificate", pfx),
                ("Keys:CertificatePassword", "geheim"),
                ("Keys:File", TestKeys.File)
            )
        )
            Link(node).ShouldBe(link);
        await using (
            var node = await StartAsync(
                before.Database,
                ("Keys:Certificate", pem),
                ("Keys:CertificatePassword", "geheim"),
                ("Keys:OlderCertificates", pfx)
            )
        )
            Link(node).ShouldBe(link);

        (
            await Should.ThrowAsync<SettingsException>(() =>
                StartAsync(before.Database, ("Keys:Certificate", pfx), ("Keys:CertificatePassword", "x"))
            )
        ).Message.ShouldContain("Keys:Certificate");
        File.Exists(FileAt).ShouldBeFalse("a certificate needs no file beside it");
    }

    [Fact]
    public async Task The_first_start_makes_the_file_for_its_owner_alone_and_a_lost_one_is_not_replaced()
    {
        await using var first = await TestApp.StartAsync(settings: new() { ["Keys:File"] = FileAt });
        Link(first);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(FileAt).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        File.Move(FileAt, FileAt + ".lost");
        var error = await Should.ThrowAsync<SettingsException>(() => StartAsync(first.Database));

        error.Message.ShouldContain(FileAt);
        File.Exists(FileAt).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "Keys:File is missing")]
    [InlineData("/nowhere/eventmanager.keys", "Keys:File")]
    public async Task On_a_server_in_Production_the_start_asks_for_it_in_one_line(string file, string said)
    {
        var (code, line) = await StartedProgram.RunAsync(
            word: null,
            ("Database:Provider", "PostgreSql"),
            ("Database:ConnectionString", "Host=127.0.0.1;Port=9;Database=x;Username=x"),
            ("Keys:File", file)
        );

        code.ShouldBe(1);
        line.ShouldStartWith("EventManager cannot start: ");
        line.ShouldContain(said);
        line.ShouldContain("keys new");
        line.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_file_of_nonsense_is_named()
    {
        File.WriteAllText(FileAt, "kein Schlüssel");

        (
            await Should.ThrowAsync<SettingsException>(() => TestApp.StartAsync(settings: new() { ["Keys:File"] = FileAt }))
        ).Message.ShouldContain("Keys:File");
    }

    [Fact]
    public async Task SQLites_file_and_its_log_are_read_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var file = Path.Combine(folder, "fresh.db");
        (string, string)[] settings = [("Database:ConnectionString", $"Data Source={file}"), ("Keys:File", FileAt)];

        (await StartedProgram.RunAsync("migrate", settings)).Code.ShouldBe(0);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // One from before, as the system's usual made it.
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var app = await TestApp.StartAsync(settings: new() { ["Database:ConnectionString"] = $"Data Source={file}" });
        await using var db = await app.OpenDbAsync();
        await db.Events.CountAsync(Stop);
        foreach (var end in (string[])["", "-wal", "-shm"])
            File.GetUnixFileMode(file + end).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file + end);
    }

    private static string Link(TestApp app) => app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, Somebody);

    private static async Task<List<string>> StoredAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return await db.DataProtectionKeys.Select(key => key.Xml!).ToListAsync(Stop);
    }

    private Task<TestApp> StartAsync(TestDatabase on, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["Keys:File"] = FileAt };
        foreach (var (key, value) in settings)
            all[key] = value;
        return TestApp.StartAsync(settings: all, on: on);
    }

    private static void WriteCertificates(string pfx, string pem)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=EventManager", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var one = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(pfx, one.Export(X509ContentType.Pfx, "geheim"));
        using var other = RSA.Create(2048);
        using var two = new CertificateRequest(
            "CN=EventManager",
            other,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var secret = other.ExportEncryptedPkcs8PrivateKeyPem(
            "geheim",
            new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)
        );
        File.WriteAllText(pem, two.ExportCertificatePem() + "\n" + secret);
    }
}
