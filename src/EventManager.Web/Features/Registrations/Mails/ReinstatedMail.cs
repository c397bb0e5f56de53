using EventManager.Web.Features.Registrations.Organising;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>An organiser took a cancellation back: the same mail as the first one, and it says why it comes.</summary>
internal sealed class ReinstatedMail(RegistrationMailTools tools, TicketPictures pictures, IStringLocalizer<TicketsText> words)
    : TicketMail(tools, pictures)
{
    public override string Kind => RegistrationMails.Reinstated;

    protected override string Opening(RegistrationFacts facts) => To(words, facts)["ReinstatedMail", facts.Title];
}
