using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Events.Telling;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>The event was called off by mistake and takes place; the calendar takes its entry back.</summary>
internal sealed class EventReinstatedMail(EventMailFacts facts) : RegisteredMail(facts, "Reinstated")
{
    public const string Name = BuiltInRules.Reinstated;

    public override string Kind => Name;

    protected override Task<bool> IsWithdrawnAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
        WithdrawnMails.WasNeverToldAsync(db, row, EventChange.Reinstated, stop);
}
