using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>The event has a new date; the calendar takes the new entry for the old one.</summary>
internal sealed class EventPostponedMail(EventMailFacts facts) : RegisteredMail(facts, "Postponed")
{
    public const string Name = BuiltInRules.Postponed;

    public override string Kind => Name;

    protected override IEnumerable<MailBlock> Next(EventMailFacts to, MailedRegistration about)
    {
        var before = about.Event.PostponedFrom is { } from ? When.Day(from, about.Event.TimeZone) : "";
        return [new MailBlock.Paragraph(to.Say("PostponedBefore", before)), .. base.Next(to, about)];
    }
}
