using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Attaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>
/// The approved minutes of an event as a file for its mails. What is being written again waits for its approval, as with the mail of the
/// minutes; what was blanked after the event is not there any more.
/// </summary>
internal sealed class MinutesFile(ProgrammeQuery programme, FileDocument documents, IStringLocalizer<ProgrammeText> text) : IMadeFile
{
    public MadeFiles Kind => MadeFiles.Minutes;

    public async Task<MailAttachment?> MakeAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var approved = await Approved(db, eventId).ToDictionaryAsync(m => m.SessionId, m => m.ApprovedRevision, stop);
        if (approved.Count == 0 || await programme.FrameAsync(eventId, stop) is not { } frame)
            return null;
        var minutes = new List<(ProgrammeEntry, MinutesBody)>();
        foreach (var session in (await programme.ListAsync(eventId, stop)).Where(session => approved.ContainsKey(session.Id)))
        {
            if (await MinutesQuery.Bodies(db, session.Id, approved[session.Id]).SingleOrDefaultAsync(stop) is { } body)
                minutes.Add((session, body));
        }
        var title = text["MinutesFileTitle", frame.Title.In(Languages.Current)].Value;
        var parameters = new Dictionary<string, object?>
        {
            [nameof(MinutesCollection.Title)] = title,
            [nameof(MinutesCollection.Frame)] = frame,
            [nameof(MinutesCollection.Minutes)] = minutes,
        };
        return await documents.WriteAsync<MinutesCollection>(text["MinutesFile"], title, parameters);
    }

    public async Task<MadeGap?> GapAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var isNone = !await Approved(db, eventId).AnyAsync(stop);
        var waiting = await Of(db, eventId).CountAsync(m => m.State == MinutesState.Draft && m.LastRevision > 0, stop);
        return isNone || waiting > 0 ? new MadeGap(Kind, isNone, waiting) : null;
    }

    private static IQueryable<Minutes> Approved(EventDb db, Guid eventId) =>
        Of(db, eventId)
            .Where(m => m.State != MinutesState.Draft)
            .Where(m => m.Revisions.Any(r => r.Number == m.ApprovedRevision && (r.Markdown != "" || r.Decisions != "" || r.Tasks != "")));

    private static IQueryable<Minutes> Of(EventDb db, Guid eventId) =>
        db.Minutes.AsNoTracking().Where(m => db.Sessions.Any(s => s.Id == m.SessionId && s.EventId == eventId));
}
