using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Files;
using EventManager.Web.Features.Mailings.Rules.Audiences;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>A rule as it is being typed: what is counted, looked at and tried before it is saved. Nobody saves this one.</summary>
internal sealed record DraftedRule(MailRule Rule, RuledEvent About)
{
    /// <summary>With the id of the saved one, whose ledger says who has it already.</summary>
    public static async Task<Result<DraftedRule>> ReadAsync(EventDb db, SaveMailRule command, DateTimeOffset now, CancellationToken stop)
    {
        var plan = command.Plan;
        if (MailRuleCheck.WhyNot(plan) is { } refusal)
            return refusal;
        if (AudienceCheck.Read(plan.Audience) is var choice && choice.IsRefused)
            return choice.Refusal;
        if (await RuledEvents.FindAsync(db, command.EventId, stop) is not { } about)
            return MailingRefusals.NotFound;
        if (await AudienceCheck.WhyNotAsync(db, about.Id, command.RuleId, choice.Value, stop) is { } gone)
            return gone;
        if (await ListMailFiles.WhyNotAsync(db, about.Id, plan.Files, stop) is { } files)
            return files;
        var rule = new MailRule(about.Id, plan.Mail, plan.Timing, command.RuleId)
        {
            Choice = choice.Value,
            Subject = plan.Subject.Copy(),
            Body = plan.Body.Copy(),
            HasTicket = plan.HasTicket && MailAudiences.GroupOf(choice.Value.Of) is MailGroup.Registrations,
            Made = plan.Made,
        };
        rule.Attach(plan.Files);
        if (plan.Timing.Anchor is MailAnchor.Once)
            rule.GoOnce(plan.OnceAt ?? now);
        return new DraftedRule(rule, about);
    }
}
