using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.FileProviders;

namespace EventManager.Web.Features.CheckIn.Scanner;

/// <summary>
/// What a phone keeps to open the scanner without a network: the page and its files, under their fingerprinted addresses. The version
/// is a hash over all of them and over the program, so that a phone fetches anew what changed and nothing else.
/// </summary>
internal sealed partial class ScannerShell(EndpointDataSource endpoints, IWebHostEnvironment environment)
{
    /// <summary>The page; also how far the worker reaches.</summary>
    public const string Page = "/door";

    private const string Script = "scanner/worker.js";

    /// <summary>Named in the page, where they have a fingerprint.</summary>
    private static readonly string[] Named = ["styles/app.css", "scanner/scanner.css", Main, "favicon.svg"];

    private const string Main = "scanner/scanner.js";

    /// <summary>Asked for by the script beside it, under its plain name.</summary>
    private const string Reader = "scanner/zxing_reader.wasm";

    private readonly Lock gate = new();
    private string? worker;

    /// <summary>The worker's script with its list before it.</summary>
    public string Worker()
    {
        lock (gate)
            return worker ??= Write();
    }

    private string Write()
    {
        // Only the routes know what MapStaticAssets has called the files.
        var assets = endpoints
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>())
            .First(found => found is not null)!;
        string[] plain = [Reader, .. Imported()];
        string[] files = [Page, .. Named.Select(name => "/" + assets[name]), .. plain.Select(name => "/" + name)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in (string[])[.. Named, .. plain])
            hash.AppendData(Read(name));
        hash.AppendData(typeof(ScannerShell).Module.ModuleVersionId.ToByteArray());
        var shell = JsonSerializer.Serialize(new { version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8)), files });
        return $"self.shell = {shell};\n{Encoding.UTF8.GetString(Read(Script))}";
    }

    /// <summary>
    /// What the scanner's script imports: Vite puts what several scripts of the site need into a file of its own, and which that is changes
    /// with every one of them. Forgotten here, the phone would open an empty page without a network.
    /// </summary>
    private List<string> Imported()
    {
        var found = new List<string>();
        var left = new Queue<string>([Main]);
        while (left.TryDequeue(out var script))
        {
            var folder = new Uri("https://site/" + script);
            foreach (var import in Import().Matches(Encoding.UTF8.GetString(Read(script))).Select(hit => hit.Groups[1].Value))
            {
                var name = new Uri(folder, import).AbsolutePath.TrimStart('/');
                if (found.Contains(name))
                    continue;
                found.Add(name);
                left.Enqueue(name);
            }
        }
        return found;
    }

    [GeneratedRegex("""\b(?:from|import)\s*["'](\.{1,2}/[^"']+\.js)["']""")]
    private static partial Regex Import();

    private byte[] Read(string name)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(name).CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
