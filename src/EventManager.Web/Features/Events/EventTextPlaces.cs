using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Events;

internal sealed class EventTexts : EventTextPlace<Event>
{
    protected override IQueryable<Event> Rows(EventDb db, Guid eventId) => db.Events.Where(e => e.Id == eventId);

    protected override string Name(Event row) => "";

    protected override string Path(Event row, string property) => property == nameof(Event.ClassTasks) ? "/categories" : "/edit";
}

/// <summary>What is to be seen in an event's picture.</summary>
internal sealed class EventPictureTexts : EventTextPlace<EventPicture>
{
    protected override IQueryable<EventPicture> Rows(EventDb db, Guid eventId) =>
        db.Pictures.Where(p => p.EventId == eventId && !p.IsDecoration);

    protected override string Name(EventPicture row) => "";

    protected override string Path(EventPicture row, string property) => "/picture";
}

internal sealed class TemplateTexts : SiteTextPlace<EventTemplate>
{
    protected override string Name(EventTemplate row) => row.Title.German;

    protected override string Path => "/administration/templates";
}

internal sealed class TemplateSessionTexts : SiteTextPlace<TemplateSession>
{
    protected override string Name(TemplateSession row) => row.Title.German;

    protected override string Path => "/administration/templates";
}
