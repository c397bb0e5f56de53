using System.Text;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>A short film for Chromium's fake camera: one still picture on white, 640×480, as YUV4MPEG2.</summary>
internal sealed class CameraFilm : IDisposable
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Frames = 10;

    // The browser reads the picture: the very file that was in the mail, dot for dot.
    private const string GreyOfPicture = """
        async ({ address, width, height, look }) => {
          const picture = await createImageBitmap(await (await fetch(address)).blob());
          const canvas = new OffscreenCanvas(width, height);
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#fff';
          pen.fillRect(0, 0, width, height);
          const turns = { 'upside-down': Math.PI, slanted: Math.PI / 7 };
          pen.translate(width / 2, height / 2);
          pen.rotate(turns[look] ?? 0);
          if (look === 'screenshot') {
            // A phone that is held before the lens: a dark screen, words, the code at two thirds of its size.
            pen.fillStyle = '#223';
            pen.fillRect(-150, -230, 300, 460);
            pen.scale(0.66, 0.66);
          }
          pen.drawImage(picture, Math.round(-picture.width / 2), Math.round(-picture.height / 2));
          if (look === 'screenshot') pen.fillText('Ausbildungsmesse · 09:41 · 87 %', -120, -picture.height / 2 - 12);
          pen.fillStyle = '#fff';
          // Paper that is gone: a corner that the code can do without, or more than it can.
          if (look === 'worn') pen.fillRect(picture.width * 0.28, picture.height * 0.28, picture.width, picture.height);
          if (look === 'torn') pen.fillRect(-picture.width, picture.height * 0.1, 2 * picture.width, picture.height);
          const dots = pen.getImageData(0, 0, width, height).data;
          let grey = '';
          const light = { inverted: (value) => 255 - value, dark: (value) => 18 + value * 0.16 }[look] ?? ((value) => value);
          for (let i = 0; i < dots.length; i += 4) grey += String.fromCharCode(light(dots[i]));
          return btoa(grey);
        }
        """;

    private CameraFilm(string path) => Path = path;

    public string Path { get; }

    /// <param name="page">Any page of the server: it fetches the picture.</param>
    /// <param name="address">The picture's address on that server.</param>
    /// <param name="look">How the code is held: <c>upside-down</c>, <c>slanted</c>, <c>inverted</c>, <c>dark</c>, <c>screenshot</c>, <c>worn</c>, <c>torn</c>; else as it is.</param>
    public static async Task<CameraFilm> OfPictureAsync(IPage page, string address, string look = "")
    {
        var arguments = new
        {
            address,
            width = Width,
            height = Height,
            look,
        };
        var grey = Convert.FromBase64String(await page.EvaluateAsync<string>(GreyOfPicture, arguments));
        var film = new CameraFilm(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ticket-{Guid.NewGuid():N}.y4m"));
        await using var file = File.Create(film.Path);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420\n"));
        for (var i = 0; i < Frames; i++)
            await file.WriteAsync(Frame(grey));
        return film;
    }

    public void Dispose() => File.Delete(Path);

    /// <summary>Brightness in video's range of 16 to 235, then two planes without colour at a quarter of the size.</summary>
    private static byte[] Frame(byte[] grey)
    {
        var colourless = Enumerable.Repeat((byte)128, Width * Height / 2);
        return [.. "FRAME\n"u8, .. grey.Select(value => (byte)(16 + value * 219 / 255)), .. colourless];
    }
}
