using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

internal sealed class WordingTexts(IStringLocalizer<MailingsText> text) : EventTextPlace<MailWording>
{
    protected override IQueryable<MailWording> Rows(EventDb db, Guid eventId) =>
        db.MailWordings.Where(w => w.EventId == eventId).OrderBy(w => w.Kind);

    protected override string Name(MailWording row) => MailKindWords.Say(text, row.Kind);

    protected override string Path(MailWording row, string property) => "/mails/wording";
}
