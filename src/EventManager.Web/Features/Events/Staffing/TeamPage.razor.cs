using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Staffing;

public sealed partial class TeamPage
{
    private static readonly ListLook Start = new("name");

    private ListPage<TeamMember>? list;
    private IReadOnlyList<ListColumn<TeamMember>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private FormProblems problems = FormProblems.None;
    private string? email;
    private string? role = nameof(StaffRole.Contributor);
    private bool isLoaded;
    private bool busy;

    [Inject]
    private TeamListQuery List { get; set; } = null!;

    [Inject]
    private SetTeamRoleHandler Setting { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Roles =>
        Enum.GetNames<StaffRole>().Select(name => (name, Text["RoleLong." + name].Value));

    protected override Task LoadAsync()
    {
        columns = MakeColumns();
        filters = [ListFilter.Of(List, "role", Text["Role"], Text["TeamAll"], one => Text["Role." + one])];
        actions =
        [
            new(RemoveFromTeamTask.Kind, Text["Remove"], count => Text.Plural("TeamRemoveTitle", count), Text["TeamRemoveText"])
            {
                IsDanger = true,
                AsksWho = true,
            },
        ];
        isLoaded = true;
        return Task.CompletedTask;
    }

    private async Task AddAsync()
    {
        if (busy || list is null)
            return;
        busy = true;
        var result = await SetAsync(
            email ?? "",
            new(null),
            Enum.TryParse<StaffRole>(role, out var chosen) ? chosen : StaffRole.Contributor
        );
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        list.Say(null, Text["TeamAdded", email ?? ""]);
        email = "";
        await list.ReloadAsync();
    }

    private void AskRole(TeamMember member, StaffRole given) =>
        list?.Ask(
            new(
                Text["TeamRoleTitle", member.Name, Text["Role." + given]],
                Text["RoleLong." + given],
                Text["TeamRoleYes"],
                () => DoAsync(member, given, Text["TeamRoleDone", member.Name, Text["Role." + given]])
            )
        );

    private void AskRemove(TeamMember member) =>
        list?.Ask(
            new(
                Text["RemoveMemberTitle", member.Name],
                Text["RemoveMemberText", member.Name],
                Text["RemoveMemberYes"],
                () =>
                    list.DoAsync(
                        () => SetAsync(member.Email, new(member.Role), null),
                        Text["TeamRemoved", member.Name],
                        new(() => SetAsync(member.Email, new(null), member.Role), Text["TeamBack", member.Name])
                    )
            )
            {
                IsDanger = true,
            }
        );

    private Task DoAsync(TeamMember member, StaffRole given, string done) =>
        list?.DoAsync(() => SetAsync(member.Email, new(member.Role), given), done) ?? Task.CompletedTask;

    private async Task<Result<Done>> SetAsync(string address, SeenRole seen, StaffRole? given) =>
        await IsAllowedAsync(StaffRole.Organiser)
            ? await Setting.HandleAsync(new SetTeamRole(Grant!.EventId, address, given, Grant.UserId) { Seen = seen }, Leaving)
            : EventRefusals.NotAllowed;
}
