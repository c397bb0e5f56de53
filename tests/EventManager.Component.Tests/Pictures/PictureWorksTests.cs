using System.Buffers.Binary;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Pictures;
using Microsoft.Extensions.Logging.Abstractions;
using NetVips;

namespace EventManager.Component.Tests.Pictures;

/// <summary>What becomes of an uploaded picture: nothing is left of the file but what is to be seen.</summary>
public sealed class PictureWorksTests : IDisposable
{
    private static readonly double[] Red = [200, 30, 30];
    private static readonly double[] Blue = [30, 30, 200];

    private readonly PictureWorks works = new(NullLogger<PictureWorks>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => works.Dispose();

    [Fact]
    public async Task A_photo_of_a_phone_is_turned_upright_and_says_nothing_of_place_and_camera()
    {
        var photo = Photo(1600, 1000, isUpright: true);
        photo.AsSpan().IndexOf("Exif"u8).ShouldBePositive();
        photo.AsSpan().IndexOf("Pixel 99"u8).ShouldBePositive();

        var files = (await works.FilesAsync(photo, PictureFocus.Centre, Stop)).Value;

        foreach (var file in files)
        {
            file.Content.AsSpan().IndexOf("Exif"u8).ShouldBe(-1, file.Use.ToString());
            file.Content.AsSpan().IndexOf("Pixel 99"u8).ShouldBe(-1, file.Use.ToString());
            using var read = Image.NewFromBuffer(file.Content);
            read.GetFields().Where(name => name.StartsWith("exif", StringComparison.Ordinal)).ShouldBeEmpty();
            (read.Width, read.Height).ShouldBe((file.Width, file.Height));
        }
        files
            .Where(file => file.Use is PictureUse.Page)
            .Select(file => (file.Width, file.Height))
            .ShouldBe([(480, 768), (960, 1536), (1000, 1600)]);
        var share = files.Single(file => file.Use is PictureUse.Share);
        (share.Width, share.Height).ShouldBe((1200, 630));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, false)]
    public async Task The_focal_point_decides_what_a_shared_link_shows(int x, bool isRed)
    {
        // Twice as wide as the format asks for: red on the left, blue on the right.
        var picture = Halves(2400, 400).PngsaveBuffer();

        var files = (await works.FilesAsync(picture, new PictureFocus(x, 50), Stop)).Value;

        using var share = Image.NewFromBuffer(files.Single(file => file.Use is PictureUse.Share).Content);
        var middle = share.Getpoint(600, 315);
        (middle[0] > middle[2]).ShouldBe(isRed);
    }

    [Fact]
    public async Task A_logo_stays_see_through_and_is_never_drawn_larger()
    {
        using var dot = Image.Black(100, 40, 4).Copy(interpretation: Enums.Interpretation.Srgb);

        var logo = (await works.LogoAsync(dot.PngsaveBuffer(), Stop)).Value;
        var large = (await works.LogoAsync(Halves(3000, 1000).PngsaveBuffer(), Stop)).Value;

        (logo.Width, logo.Height).ShouldBe((100, 40));
        Image.NewFromBuffer(logo.Content).HasAlpha().ShouldBeTrue();
        (large.Width, large.Height).ShouldBe((ExhibitorLogo.MaxWidth, 107));
    }

    [Fact]
    public async Task Of_a_moving_picture_the_first_is_taken()
    {
        using var first = Filled(600, 400, Red);
        using var second = Filled(600, 400, Blue);
        using var both = Image.Arrayjoin([first, second], across: 1).Mutate(image => image.Set(GValue.GIntType, "page-height", 400));

        var files = (await works.FilesAsync(both.WebpsaveBuffer(), PictureFocus.Centre, Stop)).Value;

        using var page = Image.NewFromBuffer(files[0].Content);
        (page.Width, page.Height).ShouldBe((480, 320));
        page.Getpoint(240, 160)[0].ShouldBeGreaterThan(150);
    }

    /// <summary>Said of the head alone: unpacked it would be ten gigabytes.</summary>
    [Fact]
    public async Task A_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked()
    {
        var bomb = Filled(600, 400, Red).PngsaveBuffer();
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));

        (await works.FilesAsync(bomb, PictureFocus.Centre, Stop)).Refusal.ShouldBe(PictureRules.TooManyPixels);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("kein Bild")]
    public async Task What_is_no_picture_by_its_content_is_refused(string content) =>
        (await works.LogoAsync(System.Text.Encoding.UTF8.GetBytes(content), Stop)).Refusal.ShouldBe(PictureRules.NoPicture);

    [Fact]
    public async Task Broken_small_and_missing_files_are_refused_each_in_its_words()
    {
        var photo = Photo(1600, 1000, isUpright: false);

        (await works.FilesAsync(photo[..(photo.Length / 2)], PictureFocus.Centre, Stop)).Refusal.ShouldBe(PictureRules.Broken);
        (await works.FilesAsync([0xFF, 0xD8, 0xFF, 0xE0, 0, 0], PictureFocus.Centre, Stop)).Refusal.ShouldBe(PictureRules.Broken);
        (await works.FilesAsync(Photo(400, 200, false), PictureFocus.Centre, Stop)).Refusal.ShouldBe(PictureRules.TooSmall);
        (await works.LogoAsync(Photo(20, 20, false), Stop)).Refusal.ShouldBe(PictureRules.LogoTooSmall);
        (await works.FilesAsync([], PictureFocus.Centre, Stop)).Refusal.ShouldBe(PictureRules.Missing);
        (await works.FilesAsync(new byte[PictureRules.MaxBytes + 1], PictureFocus.Centre, Stop)).Refusal.ShouldBe(PictureRules.TooLarge);
    }

    private static byte[] Photo(int width, int height, bool isUpright)
    {
        using var noisy = Halves(width, height).Gaussblur(3);
        using var photo = noisy.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", isUpright ? 6 : 1);
            image.Set(GValue.GStrType, "exif-ifd0-Model", "Pixel 99 (Pixel 99, ASCII, 9 components, 9 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "51/1 18/1 0/1 (51, 18, 0, Rational, 3 components, 24 bytes)");
        });
        return photo.Cast(Enums.BandFormat.Uchar).JpegsaveBuffer(q: 90);
    }

    private static Image Halves(int width, int height) =>
        Filled(width / 2, height, Red).Join(Filled(width - width / 2, height, Blue), Enums.Direction.Horizontal);

    private static Image Filled(int width, int height, double[] colour) =>
        Image.Black(width, height, 3).Linear([1.0, 1, 1], colour, uchar: true).Copy(interpretation: Enums.Interpretation.Srgb);

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
