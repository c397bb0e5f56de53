using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Staffing;

public sealed partial class TeamPage
{
    private IReadOnlyList<TeamMember> team = [];
    private FormProblems problems = FormProblems.None;
    private string? message;
    private int attempts;
    private string? email;
    private string? role = nameof(StaffRole.Contributor);

    [Inject]
    private TeamQuery Team { get; set; } = null!;

    [Inject]
    private SetTeamRoleHandler Setting { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Roles =>
        Enum.GetNames<StaffRole>().Select(name => (name, Text["RoleLong." + name].Value));

    protected override async Task LoadAsync() => team = await Team.ListAsync(Grant!.EventId, Leaving);

    private Task AddAsync() => SetAsync(email ?? "", Enum.TryParse<StaffRole>(role, out var chosen) ? chosen : StaffRole.Contributor);

    private async Task SetAsync(string address, StaffRole? given)
    {
        message = null;
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Setting.HandleAsync(new SetTeamRole(Grant!.EventId, address, given, Grant.UserId), Leaving);
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
        {
            attempts++;
            return;
        }
        message = Text[given is null ? "MemberRemoved" : "MemberAdded", address.Trim()];
        email = "";
        await LoadAsync();
    }
}
