using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Inviting;

public sealed partial class InvitationsPage
{
    private InvitedPeople? people;
    private IReadOnlyList<InvitedLine>? preview;
    private FormProblems problems = FormProblems.None;
    private string? pasted;
    private string? message;
    private IImport? import;
    private bool onlyOpen;
    private bool busy;
    private int page = 1;

    [Inject]
    private InvitationsQuery Invitations { get; set; } = null!;

    [Inject]
    private InviteHandler Inviting { get; set; } = null!;

    [Inject]
    private InvitationImports Imports { get; set; } = null!;

    [Inject]
    private AuditTrail Audit { get; set; } = null!;

    [Inject]
    private RemindInvitedHandler Reminding { get; set; } = null!;

    protected override Task LoadAsync() => ShowAsync(page);

    private async Task ShowAsync(int number)
    {
        page = number;
        people = await Invitations.ListAsync(Grant!.EventId, page, onlyOpen, Leaving);
        import ??= Imports.OfEvent(Grant.EventId);
        // What somebody eats and needs stands in the list.
        if (people.Rows.Any(person => person.Dietary.Length > 0 || person.Access.Length > 0))
            await Audit.WriteAsync("invitations.opened", Grant.UserId, Grant.EventId);
    }

    private async Task PreviewAsync()
    {
        message = null;
        var read = await Invitations.PreviewAsync(Grant!.EventId, pasted ?? "", Leaving);
        problems = new FormProblems(read.Refusals, Refusals);
        preview = read.IsRefused ? null : read.Value;
    }

    private async Task RemindAsync()
    {
        (busy, message) = (true, null);
        var result = await IsAllowedAsync(StaffRole.Organiser)
            ? await Reminding.HandleAsync(Grant!.EventId, Grant.UserId, Leaving)
            : EventRefusals.NotAllowed;
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        message = result.IsRefused ? null : More.Plural("Reminded", result.Value).Value;
        await ShowAsync(page);
    }

    private async Task InviteAsync()
    {
        message = null;
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Inviting.HandleAsync(new Invite(Grant!.EventId, pasted ?? "", Grant.UserId), Leaving);
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        (message, pasted, preview) = (Text.Plural("InvitedDone", result.Value), "", null);
        await ShowAsync(1);
    }
}
