using System.Security.Cryptography;
using EventManager.Domain.Events;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Picturing;

/// <summary>An event's picture while somebody changes it.</summary>
internal sealed class PictureDraft
{
    /// <param name="shown">Null where the event has none.</param>
    public PictureDraft(ShownPicture? shown)
    {
        (Version, Kept) = (shown?.Version, shown?.Fallback.Id);
        if (shown is null)
            return;
        (Alt, IsDecoration) = (new(shown.Alt), shown.IsDecoration);
        (FocusX, FocusY) = (shown.Focus.X, shown.Focus.Y);
    }

    /// <summary>Of the picture that was read; null where there was none.</summary>
    public long? Version { get; }

    /// <summary>A file of the picture that is there: another picture has another one.</summary>
    private Guid? Kept { get; }

    /// <summary>Another picture, as it was sent; null keeps the one that is there.</summary>
    public byte[]? Content { get; set; }

    public WordsDraft Alt { get; } = new();

    public bool IsDecoration { get; set; }

    public int FocusX { get; set; } = PictureFocus.Middle;

    public int FocusY { get; set; } = PictureFocus.Middle;

    public PictureFocus Focus => new(FocusX, FocusY);

    /// <summary>What two may have changed at once.</summary>
    public static FormFields<PictureDraft> Fields(IStringLocalizer<OrganiseText> text) =>
        new FormFields<PictureDraft>()
            .Add(
                "picture",
                () => text["PictureFile"],
                d => (d.Content, d.Kept),
                (d, value) => d.Content = value.Content,
                value => Said(text, value.Content, value.Kept)
            )
            .Words("alt", () => text["PictureAlt"], d => d.Alt)
            .Add("decoration", () => text["PictureDecoration"], d => d.IsDecoration, (d, value) => d.IsDecoration = value)
            .Add("focus-x", () => text["PictureFocusAcross"], d => d.FocusX, (d, value) => d.FocusX = value, value => $"{value} %")
            .Add("focus-y", () => text["PictureFocusDown"], d => d.FocusY, (d, value) => d.FocusY = value, value => $"{value} %");

    /// <summary>Nobody can say a picture: a mark of it, so that two are two.</summary>
    private static string Said(IStringLocalizer<OrganiseText> text, byte[]? content, Guid? kept) =>
        content is not null ? text["PictureSaid", Convert.ToHexStringLower(SHA256.HashData(content))[..6]]
        : kept is { } file ? text["PictureSaid", $"{file:N}"[^6..]]
        : text["PictureNone"];
}
