using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Tickets;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>An organiser replaced a ticket: the same mail as the first one, and it says that the old ticket is of no use.</summary>
internal sealed class TicketReplacedMail(RegistrationMailTools tools, TicketSigner signer, IStringLocalizer<TicketsText> words)
    : TicketMail(tools, signer)
{
    public override string Kind => RegistrationMails.TicketReplaced;

    protected override string Opening(RegistrationFacts facts) => words["ReplacedMail", facts.Title];
}
