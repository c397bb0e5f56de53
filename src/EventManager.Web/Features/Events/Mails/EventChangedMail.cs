using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>Another place or another time of arrival on the same day; the calendar takes the new entry for the old one.</summary>
internal sealed class EventChangedMail(EventMailFacts facts) : RegisteredMail(facts, "Changed")
{
    public const string Name = BuiltInRules.Changed;

    public override string Kind => Name;

    protected override IEnumerable<MailBlock> Next(EventMailFacts to, MailedRegistration about) => [];
}
