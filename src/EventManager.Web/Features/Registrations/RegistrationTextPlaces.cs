using EventManager.Data;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Registrations;

internal sealed class CategoryTexts : EventTextPlace<TicketCategory>
{
    protected override IQueryable<TicketCategory> Rows(EventDb db, Guid eventId) =>
        db.Categories.Where(c => c.EventId == eventId).OrderBy(c => c.Position);

    protected override string Name(TicketCategory row) => row.Name.German;

    protected override string Path(TicketCategory row, string property) => "/categories";
}

internal sealed class QuestionTexts : EventTextPlace<Question>
{
    protected override IQueryable<Question> Rows(EventDb db, Guid eventId) =>
        db.Questions.Where(q => q.EventId == eventId).OrderBy(q => q.Position);

    protected override string Name(Question row) => row.Label.German;

    protected override string Path(Question row, string property) => "/questions";
}

internal sealed class ChoiceTexts : EventTextPlace<QuestionChoice>
{
    protected override IQueryable<QuestionChoice> Rows(EventDb db, Guid eventId) =>
        db.Questions.Where(q => q.EventId == eventId).OrderBy(q => q.Position).SelectMany(q => q.Choices);

    protected override string Name(QuestionChoice row) => row.Label.German;

    protected override string Path(QuestionChoice row, string property) => "/questions";
}
