using EventManager.Domain.Mailings;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>What a list offers for its chosen rows: a single mailing to them, opened and filled in.</summary>
internal sealed class MailToChosen(ChooseReadersHandler choosing, IStringLocalizer<ListText> text)
{
    public BulkAction Action(Guid eventId, string slug, MailGroup group) =>
        BulkAction.Leading(
            text["WriteMail"],
            async (ids, stop) =>
                await choosing.HandleAsync(new(eventId, group, ids), stop) is var chosen && chosen.IsRefused
                    ? chosen.Refusal
                    : AddressOf(slug, chosen.Value)
        );

    /// <summary>It names the selection, and nobody who is in it.</summary>
    public static string AddressOf(string slug, Guid selection) => $"{Places.EventRoot}{slug}/mails/rules?do={selection:N}";
}
