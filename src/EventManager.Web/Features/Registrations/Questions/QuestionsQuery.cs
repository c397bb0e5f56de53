using EventManager.Data;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>A registration's answer with the question that it answers.</summary>
internal sealed record AnsweredQuestion(Question Question, Answer Answer);

/// <summary>Reads an event's questions and what was answered. Questions are few: sixty at most.</summary>
internal sealed class QuestionsQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<Question>> OfEventAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await OfEventAsync(db, eventId, stop);
    }

    public static async Task<IReadOnlyList<Question>> OfEventAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        await Ordered(db).Where(q => q.EventId == eventId).ToListAsync(stop);

    public static IQueryable<Question> Ordered(EventDb db) =>
        db.Questions.AsNoTracking().Include(q => q.Choices.OrderBy(c => c.Position)).OrderBy(q => q.Position).ThenBy(q => q.Id);

    public async Task<IReadOnlyList<Answer>> AnswersAsync(Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Answers.AsNoTracking().Where(a => a.RegistrationId == registrationId).ToListAsync(stop);
    }

    public async Task<IReadOnlyList<TicketCategory>> CategoriesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<TicketCategory>().AsNoTracking().Where(c => c.EventId == eventId).OrderBy(c => c.Position).ToListAsync(stop);
    }

    /// <summary>How many answers each question of an event has.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAnswersAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Answers.Where(a => db.Questions.Any(q => q.Id == a.QuestionId && q.EventId == eventId))
            .GroupBy(a => a.QuestionId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, stop);
    }
}
