using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Inviting;

public sealed partial class InvitationsPage
{
    private static readonly ListLook Start = new("name");

    private ListPage<InvitedPerson>? list;
    private InvitedFigures? people;
    private IReadOnlyList<ListColumn<InvitedPerson>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private IReadOnlyList<InvitedLine>? preview;
    private FormProblems problems = FormProblems.None;
    private string? pasted;
    private string? message;
    private IImport? import;
    private bool busy;

    [Inject]
    private InvitationsQuery Invitations { get; set; } = null!;

    [Inject]
    private InvitationListQuery List { get; set; } = null!;

    [Inject]
    private InviteHandler Inviting { get; set; } = null!;

    [Inject]
    private InvitationImports Imports { get; set; } = null!;

    [Inject]
    private AuditTrail Audit { get; set; } = null!;

    [Inject]
    private RemindInvitedHandler Reminding { get; set; } = null!;

    [Inject]
    private RenewInvitationHandler Renewing { get; set; } = null!;

    [Inject]
    private MailToChosen Mailing { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        import ??= Imports.OfEvent(Grant!.EventId);
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "answer", Text["Answer"], More["AllAnswers"], answer => More["Answer." + answer]),
            ListFilter.Of(List, "calendar", More["Calendar"], More["AllCalendars"], what => More["Calendar." + what]),
        ];
        actions =
        [
            new(RemindChosenTask.Kind, More["RemindChosen"], count => More.Plural("RemindChosenTitle", count), More["RemindChosenText"]),
            Mailing.Action(Grant!.EventId, Slug, MailGroup.Invited),
        ];
        await CountAsync();
        // What somebody eats and needs stands in the list.
        if (await Invitations.HasNeedsAsync(Grant!.EventId, Leaving))
            await Audit.WriteAsync("invitations.opened", Grant.UserId, Grant.EventId);
    }

    private async Task CountAsync() => people = await Invitations.CountAsync(Grant!.EventId, Leaving);

    private async Task AgainAsync()
    {
        await CountAsync();
        if (list is not null)
            await list.ReloadAsync();
        StateHasChanged();
    }

    private void AskRenew(InvitedPerson person) =>
        list?.Ask(
            new(Text["RenewLinkOf", person.Name], Text["RenewInvitationText", person.Email], Text["RenewLink"], () => RenewAsync(person))
            {
                IsDanger = true,
            }
        );

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
        await AgainAsync();
    }

    private Task RenewAsync(InvitedPerson person) =>
        list!.DoAsync(
            async () =>
                await IsAllowedAsync(StaffRole.Organiser)
                    ? await Renewing.HandleAsync(new(Grant!.EventId, person.Id, Grant.UserId), Leaving)
                    : EventRefusals.NotAllowed,
            Text["LinkRenewed", person.Email]
        );

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
        await AgainAsync();
    }

    /// <summary>How it was answered, where a calendar did.</summary>
    private IEnumerable<string> ByCalendar(InvitedPerson person)
    {
        if (person.IsByCalendar && person.Answer is not InvitationAnswer.None)
            yield return More["Calendar.Answered"];
        if (person.TentativeAt is not null)
            yield return More["Calendar.Tentative"];
        if (person.NotTaken > 0)
            yield return More["Calendar.NotTaken"];
    }

    private static string BadgeOf(InvitationAnswer answer) =>
        answer switch
        {
            InvitationAnswer.Registered or InvitationAnswer.Represented => "badge--success",
            InvitationAnswer.None => "badge--warning",
            _ => "badge--neutral",
        };
}
