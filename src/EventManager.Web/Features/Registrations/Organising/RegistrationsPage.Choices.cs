using EventManager.Domain.Mailings;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>What the list is filtered by, and what can be done to many.</summary>
public sealed partial class RegistrationsPage
{
    private async Task<IReadOnlyList<ListFilter>> MakeFiltersAsync() =>
        [
            ListFilter.Of(List, "state", Text["StateFilter"], Text["AllStates"], state => Text["State." + state]),
            .. await Filters.Single(one => one.List == List.List).OfAsync(Grant!.EventId, Leaving),
        ];

    private BulkAction[] MakeActions() =>
        [
            Mailing.Action(Grant!.EventId, Slug, MailGroup.Registrations),
            BulkRegistrations.Action(Text, SendLinksTask.Kind, "Links"),
            BulkRegistrations.Action(Text, ConfirmManyTask.Kind, "Confirm"),
            BulkRegistrations.Action(Text, BadgesChosenTask.Kind, "Badges"),
            BulkRegistrations.Action(Text, ExportChosenTask.KindOf(RegistrationTable.List), "Export") with
            {
                AsksWho = true,
            },
            BulkRegistrations.Action(Text, CancelManyTask.Kind, "Cancel") with
            {
                IsDanger = true,
                Undo = ReinstateManyTask.Kind,
            },
        ];
}
