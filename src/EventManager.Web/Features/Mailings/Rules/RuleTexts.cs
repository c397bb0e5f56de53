using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

internal sealed class RuleTexts(IStringLocalizer<RulesText> text) : EventTextPlace<MailRule>
{
    protected override IQueryable<MailRule> Rows(EventDb db, Guid eventId) =>
        db.MailRules.Where(r => r.EventId == eventId && r.Mail == MailRule.Message).OrderBy(r => r.Anchor).ThenBy(r => r.Amount);

    protected override string Name(MailRule row) => RuleWords.Say(text, row);

    protected override string Path(MailRule row, string property) => "/mails/rules";
}
