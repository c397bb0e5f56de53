using System.Security.Cryptography;
using EventManager.Mail;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;
using NetVips;

namespace EventManager.Web.Platform.Pictures;

/// <summary>
/// The house's own logo (<see cref="SiteOptions.LogoFile"/>), written anew once like every picture: in the head of each page, and within each
/// mail, since no mail shows a picture from elsewhere. Without one the site's drawing stands in the head, and mails have words alone.
/// </summary>
internal sealed class HouseLogo
{
    /// <summary>The drawing that comes with the program.</summary>
    public const string Drawing = "/favicon.svg";

    private const string Path = "/pictures/logo/";

    /// <summary>Twice what is shown, for fine screens.</summary>
    private const int MaxWidth = 480;
    private const int MaxHeight = 96;

    private readonly Lazy<Drawn?> drawn;

    public HouseLogo(IOptions<SiteOptions> site, ILogger<HouseLogo> log) => drawn = new(() => Draw(site.Value.LogoFile, log));

    /// <summary>For the head of a page.</summary>
    public string Address => drawn.Value is { } own ? $"{Path}{own.Id}" : Drawing;

    /// <summary>For a mail; null where there is none.</summary>
    public MailLogo? InMails => drawn.Value?.InMails;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate(
                Path + "{id:guid}",
                (Guid id, HouseLogo logo, HttpContext http) =>
                    KeptFiles.AnswerAsync(
                        http,
                        id,
                        () => Task.FromResult((logo.drawn.Value is { } own && own.Id == id ? own.Content : null, "image/png"))
                    )
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static Drawn? Draw(string file, ILogger log)
    {
        if (file.Length == 0 || !VipsLimits.AreSet)
            return null;
        try
        {
            var content = File.ReadAllBytes(file);
            using var logo = VipsLimits.Thumbnail(content, MaxWidth, MaxHeight, Enums.Size.Down);
            var png = logo.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
            return new(new Guid(SHA256.HashData(png).AsSpan(0, 16)), png, logo.Width / 2, logo.Height / 2);
        }
        catch (Exception error) when (error is VipsException or IOException or UnauthorizedAccessException)
        {
            log.LogError("Site:LogoFile cannot be read as a picture: {Kind}. Pages show the program's own drawing.", error.GetType().Name);
            return null;
        }
    }

    private sealed record Drawn(Guid Id, byte[] Content, int Width, int Height)
    {
        public MailLogo InMails { get; } =
            new(new MailAttachment("logo.png", "image/png", Content) { ContentId = $"logo-{Id:N}@house" }, Width, Height);
    }
}

/// <param name="File">Goes with the mail, and is shown by its id.</param>
/// <param name="Width">As it is shown, in pixels.</param>
/// <param name="Height">Likewise.</param>
internal sealed record MailLogo(MailAttachment File, int Width, int Height);
