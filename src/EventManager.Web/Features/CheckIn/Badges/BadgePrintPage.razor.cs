using EventManager.Domain.Accounts;
using EventManager.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>The sheets themselves: static, so that the browser prints what it shows. Noting that they were printed is a form of its own.</summary>
public sealed partial class BadgePrintPage
{
    /// <summary>No event prints more; a larger number could not be counted on from.</summary>
    private const int MostPages = 100_000;

    private BadgeLook? look;
    private BadgePageOf? page;
    private int? marked;
    private IReadOnlyList<Guid>? selected;

    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "again")]
    public string? Again { get; set; }

    [SupplyParameterFromQuery(Name = "ticket")]
    public string? Ticket { get; set; }

    [SupplyParameterFromQuery(Name = "classes")]
    public string? Classes { get; set; }

    /// <summary>The task that found the badges of a selection.</summary>
    [SupplyParameterFromQuery(Name = "chosen")]
    public string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? Page { get; set; }

    /// <summary>The badges that were on the page when it was printed: others may have come since.</summary>
    [SupplyParameterFromForm(FormName = "printed", Name = "Tickets")]
    public Guid[]? Tickets { get; set; }

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    [Inject]
    private BadgesQuery Query { get; set; } = null!;

    [Inject]
    private BadgeSelection Selection { get; set; } = null!;

    [Inject]
    private MarkBadgesPrintedHandler Marker { get; set; } = null!;

    private int Number => Math.Clamp(Choice.Page, 1, page?.Pages ?? 1);

    private BadgeChoice Choice =>
        new(
            Enum.TryParse<BadgeOrder>(Order, true, out var order) && Enum.IsDefined(order) ? order : BadgeOrder.Name,
            Category ?? "",
            TypedValues.Flag(Again),
            TypedValues.Choice(Ticket),
            Math.Clamp(TypedValues.Whole(Page) ?? 1, 1, MostPages),
            TypedValues.Flag(Classes)
        )
        {
            Chosen = selected,
        };

    protected override async Task LoadAsync()
    {
        if (await Doors.FindAsync(Slug, Leaving) is not { } door)
            return;
        if (TypedValues.Choice(Chosen) is { } task)
            selected = await Selection.FindAsync(Grant!.UserId, door.Id, task, Leaving) ?? [];
        look = await Query.LookAsync(door, Leaving);
        page = await Query.ReadAsync(door.Id, Choice, Leaving);
    }

    private async Task MarkAsync()
    {
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var result = await Marker.HandleAsync(Grant!.EventId, Tickets ?? [], Grant.UserId, Leaving);
        marked = result.Value;
    }

    private string PageAddress(int number) =>
        selected is not null
            ? $"/organise/events/{Slug}/door/badges/print?chosen={TypedValues.Choice(Chosen)}&page={number}"
            : $"/organise/events/{Slug}/door/badges/print?order={Choice.Order}&category={Uri.EscapeDataString(Category ?? "")}&again={(Choice.Again ? "true" : "false")}&classes={(Choice.Classes ? "true" : "false")}&page={number}";
}
