using System.Globalization;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Door;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.Board;

public sealed partial class BoardPage
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Looks between two questions for the role: a hundred boards must not ask the database for it every second.</summary>
    private const int LooksBetween = 15;

    private BoardSnapshot? board;
    private string zone = Zone.Default;
    private int looks;
    private bool isHeld;

    [Inject]
    private BoardFeed Feed { get; set; } = null!;

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    /// <summary>Numbers only: no name of anybody.</summary>
    protected override StaffRole Least => StaffRole.Contributor;

    protected override async Task LoadAsync()
    {
        zone = (await Doors.FindAsync(Slug, Leaving))?.TimeZone ?? zone;
        board = await Feed.ReadAsync(Slug, Leaving);
        if (RendererInfo.IsInteractive)
            _ = DoorWatch.RunAsync(Every, MayLookAsync, LookAsync, DispatchExceptionAsync, Leaving);
    }

    private async Task<bool> MayLookAsync() => ++looks % LooksBetween != 0 || await IsAllowedAsync(Least);

    /// <summary>Whoever reads slowly, or enlarges a part, holds the numbers; going on shows those of now.</summary>
    private Task HoldAsync()
    {
        isHeld = !isHeld;
        return isHeld ? Task.CompletedTask : LookAsync();
    }

    private Task LookAsync() =>
        InvokeAsync(async () =>
        {
            if (isHeld)
                return;
            board = await Feed.ReadAsync(Slug, Leaving);
            StateHasChanged();
        });

    private IReadOnlyList<(string Label, int Value)> Bars(IEnumerable<(DateTimeOffset At, int People)> steps) =>
        [.. steps.Select(step => (When.Clock(step.At, zone), step.People))];
}
