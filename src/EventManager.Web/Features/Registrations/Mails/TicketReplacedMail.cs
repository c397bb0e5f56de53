using EventManager.Web.Features.Registrations.Organising;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>An organiser replaced a ticket: the same mail as the first one, and it says that the old ticket is of no use.</summary>
internal sealed class TicketReplacedMail(RegistrationMailTools tools, TicketPictures pictures, IStringLocalizer<TicketsText> words)
    : TicketMail(tools, pictures)
{
    public override string Kind => RegistrationMails.TicketReplaced;

    protected override string Opening(RegistrationFacts facts) => To(words, facts)["ReplacedMail", facts.Title];
}
