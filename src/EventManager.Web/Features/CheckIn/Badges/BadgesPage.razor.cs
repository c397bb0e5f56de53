using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EventManager.Web.Features.CheckIn.Badges;

public sealed partial class BadgesPage
{
    private readonly BadgeDraft draft = new();
    private IReadOnlyList<(string Code, string Words)> categories = [];
    private IReadOnlyList<Badge> samples = [];
    private DoorEvent? door;
    private string? only = "";
    private string? order = nameof(BadgeOrder.Organisation);
    private int toPrint;
    private int printed;
    private string? message;
    private string? problem;

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    [Inject]
    private BadgesQuery Query { get; set; } = null!;

    [Inject]
    private DoorCategories Categories { get; set; } = null!;

    [Inject]
    private SaveBadgeDesignHandler Saver { get; set; } = null!;

    [Inject]
    private UploadLimit Uploads { get; set; } = null!;

    private string? Headline
    {
        get => draft.Headline;
        set => draft.Headline = value ?? "";
    }

    private BadgeLook Look =>
        new(
            draft.Format,
            draft.Headline.Length > 0 ? draft.Headline : door!.Title.In(Languages.Current),
            draft.ShowsOrganisation,
            draft.ShowsCategory,
            draft.ShowsCode,
            BadgeColours.Write(draft.Colours),
            draft.Logo.Length == 0 ? null : $"data:{draft.LogoType};base64,{Convert.ToBase64String(draft.Logo)}"
        );

    private IEnumerable<(string Value, string Words)> Formats =>
        Enum.GetNames<BadgeFormat>().Select(name => (name, Text["BadgeFormat." + name].Value));

    private IEnumerable<(string Value, string Words)> Orders =>
        Enum.GetNames<BadgeOrder>().Select(name => (name, Text["BadgeOrder." + name].Value));

    private IEnumerable<(string Value, string Words)> Only => [("", Text["BadgesOfAll"]), .. categories];

    protected override async Task LoadAsync()
    {
        door = await Doors.FindAsync(Slug, Leaving);
        if (door is null)
            return;
        categories = await Categories.ReadAsync(door.Id, Leaving);
        var design = await Query.DesignAsync(door.Id, Leaving);
        (draft.Format, draft.Headline, draft.Logo, draft.LogoType) = (design.Format, design.Headline, design.Logo, design.LogoType);
        (draft.ShowsOrganisation, draft.ShowsCategory, draft.ShowsCode) = (
            design.ShowsOrganisation,
            design.ShowsCategory,
            design.ShowsCode
        );
        foreach (var (code, colour) in BadgeColours.Read(design.Colours))
            draft.Colours[code] = colour;
        samples =
        [
            Sample("Mia Öz", "Offene Schule Waldau", "visitor"),
            Sample("Prof. Dr. Maximilian-Konstantin von Hohenlohe-Waldenburg", "Kasseler Verkehrs- und Versorgungs-GmbH", "exhibitor"),
        ];
        await ChooseAsync("");
    }

    private Badge Sample(string name, string organisation, string category) =>
        new(Guid.Empty, name, organisation, category, Categories.Words(category), "HTTPS://EXAMPLE.ORG/T/" + new string('A', 130), null);

    private string ColourOf(string category) => BadgeColours.Of(BadgeColours.Write(draft.Colours), category);

    private void SetFormat(string? value) => draft.Format = Enum.TryParse<BadgeFormat>(value, out var format) ? format : draft.Format;

    private async Task ChooseAsync(string? category)
    {
        only = category;
        (toPrint, printed) = await Query.CountAsync(door!.Id, only ?? "", Leaving);
    }

    private async Task TakeLogoAsync(InputFileChangeEventArgs change)
    {
        (message, problem) = (null, null);
        if (change.File.Size > BadgeRefusals.MaxLogoBytes)
        {
            problem = Say(BadgeRefusals.LogoInvalid);
            return;
        }
        if (!Uploads.Takes(Grant!.UserId, change.File.Size))
        {
            problem = Say(UploadLimit.TooMuch);
            return;
        }
        using var bytes = new MemoryStream();
        await change.File.OpenReadStream(BadgeRefusals.MaxLogoBytes, Leaving).CopyToAsync(bytes, Leaving);
        if (SaveBadgeDesignHandler.TypeOf(bytes.ToArray()) is not { } type)
            problem = Say(BadgeRefusals.LogoInvalid);
        else
            (draft.Logo, draft.LogoType) = (bytes.ToArray(), type);
    }

    private async Task SaveAsync()
    {
        (message, problem) = (null, null);
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var result = await Saver.HandleAsync(Grant!.EventId, draft, Leaving);
        problem = result.Refusal is { } why ? Say(why) : null;
        message = result.IsRefused ? null : Text["Saved"].Value;
    }

    private string PrintAddress(bool again) =>
        $"/organise/events/{Slug}/door/badges/print?order={order}&category={Uri.EscapeDataString(only ?? "")}&again={(again ? "true" : "false")}";
}
