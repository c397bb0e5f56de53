using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Attaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>The booths of an event, to scale and in words, as a file for its mails.</summary>
internal sealed class PlanFile(PlanQuery plans, FileDocument documents, IStringLocalizer<ExhibitorsText> text) : IMadeFile
{
    public MadeFiles Kind => MadeFiles.Plan;

    public async Task<MailAttachment?> MakeAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        if (!await HasBoothsAsync(db, eventId, stop))
            return null;
        var language = Languages.Current;
        var of = await db.Events.Where(e => e.Id == eventId).Select(e => e.Title.In(language)).SingleAsync(stop);
        var title = text["PlanOf", of].Value;
        var parameters = new Dictionary<string, object?>
        {
            [nameof(PlanDocument.Title)] = title,
            [nameof(PlanDocument.Plan)] = await plans.FindAsync(eventId, stop),
        };
        return await documents.WriteAsync<PlanDocument>(text["PlanFile"], title, parameters);
    }

    public async Task<MadeGap?> GapAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        await HasBoothsAsync(db, eventId, stop) ? null : new MadeGap(Kind, true, 0);

    private static Task<bool> HasBoothsAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db.Booths.AnyAsync(b => b.EventId == eventId, stop);
}
