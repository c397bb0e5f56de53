using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>What the door's form consists of, for two who edit it at once: each field of each zone and gate that were read.</summary>
internal sealed class DoorSettingsFields(IStringLocalizer<DoorText> text, DoorChoices choices)
{
    private readonly FormFields<DoorSettingsForm> fields = new();

    public FormFields<DoorSettingsForm> Of(DoorSettingsForm form)
    {
        AddZone(DoorZone.House, text["House"]);
        Add("zone-house.unlisted", "Unlisted", f => f.House, z => z.Unlisted, (z, value) => z.Unlisted = value, text["House"], Unlisted);
        foreach (var zone in form.Zones)
            AddZone(zone.Code, zone.Name ?? "");
        AddZone(null, text["NewZone"]);
        foreach (var gate in form.Gates)
            AddGate(gate.Code, gate.Name);
        return fields;
    }

    private void AddZone(string? code, string of)
    {
        var key = ZoneDraft.KeyOf(code);
        ZoneDraft? Find(DoorSettingsForm form) => form.Zone(code);
        if (code != DoorZone.House)
        {
            Add(key + ".name", "ZoneName", Find, z => z.Name, (z, value) => z.Name = value, of);
            Add(key + ".limit", "ZoneLimit", Find, z => z.Limit, (z, value) => z.Limit = value, of);
            Add(
                key + ".list",
                "ZoneList",
                Find,
                z => z.SessionId,
                (z, value) => z.SessionId = value,
                of,
                id => Named(choices.Sessions, id)
            );
        }
        Add(key + ".warn", "WarnPercent", Find, z => z.WarnPercent, (z, value) => z.WarnPercent = value, of);
    }

    private void AddGate(string code, string of)
    {
        var key = "gate-" + code;
        GateDraft? Find(DoorSettingsForm form) => form.GateOf(code);
        Add(key + ".zone", "LeadsInto", Find, g => g.Zone, (g, value) => g.Zone = value, of, zone => Named(choices.Zones, zone));
        Add(key + ".direction", "GateDirection", Find, g => g.Direction, (g, value) => g.Direction = value, of, Direction);
        Add(key + ".opens", "GateOpens", Find, g => g.OpensAt, (g, value) => g.OpensAt = value, of);
        Add(key + ".closes", "GateCloses", Find, g => g.ClosesAt, (g, value) => g.ClosesAt = value, of);
        Add(key + ".reentry", "Reentry", Find, g => g.Reentry, (g, value) => g.Reentry = value, of);
        Add<GateDraft, IReadOnlyCollection<string>>(
            key + ".categories",
            "GateCategories",
            Find,
            g => g.Categories,
            (g, value) => g.TakeAll(value),
            of,
            Codes
        );
    }

    /// <summary>Of a zone or gate that one of both forms may not have: there it is empty, and nothing is put into it.</summary>
    private void Add<TDraft, TValue>(
        string name,
        string label,
        Func<DoorSettingsForm, TDraft?> find,
        Func<TDraft, TValue> get,
        Action<TDraft, TValue> set,
        string of,
        Func<TValue, string>? show = null
    )
        where TDraft : class =>
        fields.Add(
            name,
            () => $"{of}: {text[label]}",
            form => find(form) is { } draft ? get(draft) : default!,
            (form, value) =>
            {
                if (find(form) is { } draft)
                    set(draft, value);
            },
            show
        );

    private static string Named(IReadOnlyList<(string Value, string Words)> all, string? value) =>
        all.FirstOrDefault(one => one.Value == (value ?? "")).Words ?? value ?? "";

    private string Unlisted(string? value) => string.IsNullOrEmpty(value) ? "" : text["Unlisted." + value];

    private string Direction(string? value) => string.IsNullOrEmpty(value) ? "" : text["GateDirection." + value];

    private string Codes(IReadOnlyCollection<string> codes) =>
        string.Join(
            ", ",
            (codes ?? [])
                .Order(StringComparer.Ordinal)
                .Select(code => choices.Categories.FirstOrDefault(one => one.Code == code).Words ?? code)
        );
}

/// <param name="Zones">Where a gate can lead; the first is the building.</param>
/// <param name="Sessions">Whose places can be a zone's list; the first is none.</param>
/// <param name="Categories">Of tickets.</param>
internal sealed record DoorChoices(
    IReadOnlyList<(string Value, string Words)> Zones,
    IReadOnlyList<(string Value, string Words)> Sessions,
    IReadOnlyList<(string Code, string Words)> Categories
);
