using System.Globalization;
using QRCoder;

namespace EventManager.Web.Features.Tickets;

/// <summary>A ticket's QR code as a picture, always dark on white with its quiet zone: inverted codes are not read by every phone.</summary>
internal static class TicketImages
{
    /// <summary>Pixels a module; a version 8 code becomes 456 pixels wide.</summary>
    private const int PixelsPerModule = 8;

    /// <summary>
    /// A ticket's text as a link: some readers take <c>HTTPS://</c> for a text. The address is in small letters, or its scheme alone, where
    /// that costs no version; the code behind it stays in the QR alphanumeric set, in a segment of its own (ADR 23).
    /// </summary>
    public static QRCodeData Encode(string text)
    {
        var scheme = Math.Max(0, text.IndexOf("://", StringComparison.Ordinal));
        var address = scheme == 0 ? 0 : text.LastIndexOf('/');
        var best = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        foreach (var small in new[] { scheme, address }.Where(length => length > 0))
        {
            var other = QRCodeGenerator.GenerateQrCode(text[..small].ToLowerInvariant() + text[small..], QRCodeGenerator.ECCLevel.M);
            var (better, worse) = other.Version > best.Version ? (best, other) : (other, best);
            worse.Dispose();
            best = better;
        }
        return best;
    }

    public static byte[] Png(string text)
    {
        using var data = Encode(text);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    /// <summary>An SVG of one path, scaled by its box; <paramref name="label"/> is what a screen reader says.</summary>
    public static string Svg(string text, string label)
    {
        using var data = Encode(text);
        var size = data.ModuleMatrix.Count;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (!data.ModuleMatrix[y][x])
                    continue;
                var run = 1;
                while (x + run < size && data.ModuleMatrix[y][x + run])
                    run++;
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
                x += run - 1;
            }
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" aria-label="{System.Net.WebUtility.HtmlEncode(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>"""
        );
    }
}
