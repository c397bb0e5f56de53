using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Programme;

internal sealed class SessionTexts : EventTextPlace<Session>
{
    protected override IQueryable<Session> Rows(EventDb db, Guid eventId) => db.Sessions.Where(s => s.EventId == eventId);

    protected override IEnumerable<Session> InOrder(IReadOnlyList<Session> rows) => rows.InProgramme(Languages.Default.Code);

    protected override string Name(Session row) => row.Title.German;

    protected override string Path(Session row, string property) => "/programme";
}
