using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EventManager.Web.Features.CheckIn.Badges;

public sealed partial class BadgesPage
{
    private EditedForm<BadgeDraft>? edited;
    private FormProblems problems = FormProblems.None;
    private IReadOnlyList<(string Code, string Words)> categories = [];
    private IReadOnlyList<Badge> samples = [];
    private DoorEvent? door;
    private string? only = "";
    private string? order = nameof(BadgeOrder.Organisation);
    private int toPrint;
    private int printed;

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    [Inject]
    private BadgesQuery Query { get; set; } = null!;

    [Inject]
    private DoorCategories Categories { get; set; } = null!;

    [Inject]
    private SaveBadgeDesignHandler Saver { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private UploadLimit Uploads { get; set; } = null!;

    private BadgeDraft Draft => edited!.Form;

    private BadgeLook Look =>
        new(
            Draft.Format,
            Draft.Headline.Length > 0 ? Draft.Headline : door!.Title.In(Languages.Current),
            Draft.ShowsOrganisation,
            Draft.ShowsCategory,
            Draft.ShowsCode,
            BadgeColours.Write(Draft.Colours),
            Draft.Logo.Length == 0 ? null : $"data:{SaveBadgeDesignHandler.TypeOf(Draft.Logo)};base64,{Convert.ToBase64String(Draft.Logo)}"
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
        await ReadAsync();
        samples =
        [
            Sample("Mia Öz", "Offene Schule Waldau", "visitor"),
            Sample("Prof. Dr. Maximilian-Konstantin von Hohenlohe-Waldenburg", "Kasseler Verkehrs- und Versorgungs-GmbH", "exhibitor"),
        ];
        await ChooseAsync("");
    }

    private async Task ReadAsync() => edited = new(BadgeFields.Of(Text, categories), new(await Query.FindAsync(door!.Id, Leaving)));

    private Badge Sample(string name, string organisation, string category) =>
        new(Guid.Empty, name, organisation, category, Categories.Words(category), "HTTPS://EXAMPLE.ORG/T/" + new string('A', 130), null);

    private string ColourOf(string category) => BadgeColours.Of(BadgeColours.Write(Draft.Colours), category);

    private void SetFormat(string? value) => Draft.Format = Enum.TryParse<BadgeFormat>(value, out var format) ? format : Draft.Format;

    private async Task ChooseAsync(string? category)
    {
        only = category;
        (toPrint, printed) = await Query.CountAsync(door!.Id, only ?? "", Leaving);
    }

    private async Task TakeLogoAsync(InputFileChangeEventArgs change)
    {
        problems = FormProblems.None;
        if (change.File.Size > BadgeRefusals.MaxLogoBytes)
        {
            Refuse(BadgeRefusals.LogoInvalid);
            return;
        }
        if (!Uploads.Takes(Grant!.UserId, change.File.Size))
        {
            Refuse(UploadLimit.TooMuch.On("logo"));
            return;
        }
        using var bytes = new MemoryStream();
        await change.File.OpenReadStream(BadgeRefusals.MaxLogoBytes, Leaving).CopyToAsync(bytes, Leaving);
        if (SaveBadgeDesignHandler.TypeOf(bytes.ToArray()) is null)
            Refuse(BadgeRefusals.LogoInvalid);
        else
            Draft.Logo = bytes.ToArray();
    }

    private void Refuse(Refusal refusal) => problems = new([refusal], Refusals);

    private async Task SaveAsync(FormSaving saving)
    {
        problems = FormProblems.None;
        var result = await Saver.HandleAsync(Grant!.EventId, Draft, Leaving);
        if (result.Refusal == BadgeRefusals.ChangedByAnother)
        {
            var theirs = await Query.FindAsync(door!.Id, Leaving);
            edited!.JoinWith(() => new(theirs), await Changes.OfAsync(door.Id, [SaveBadgeDesignHandler.Changed], Leaving));
            return;
        }
        problems = new(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await ReadAsync();
    }

    private string PrintAddress(bool again) =>
        $"/organise/events/{Slug}/door/badges/print?order={order}&category={Uri.EscapeDataString(only ?? "")}&again={(again ? "true" : "false")}";
}
