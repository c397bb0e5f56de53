using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Own;

/// <summary>A question with how many confirmed visitors gave each answer; a null answer is a yes.</summary>
internal sealed record VisitorInterest(LocalizedText Question, IReadOnlyList<(LocalizedText? Answer, int Count)> Answers);

/// <summary>Counts the answers to questions with fixed answers that exhibitors may see.</summary>
internal sealed class VisitorInterestsQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<VisitorInterest>> OfEventAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var questions = await db
            .Questions.AsNoTracking()
            .Include(q => q.Choices.OrderBy(c => c.Position))
            .Where(q => q.EventId == eventId && q.IsSeenByExhibitors)
            .OrderBy(q => q.Position)
            .ToListAsync(stop);
        if (questions.Count == 0)
            return [];
        var ids = questions.Select(q => q.Id).ToList();
        var counts = await db
            .Answers.Where(a => ids.Contains(a.QuestionId))
            .Where(a => db.Registrations.Any(r => r.Id == a.RegistrationId && r.State == RegistrationState.Confirmed))
            .GroupBy(a => new { a.QuestionId, a.Value })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(stop);
        // Several choices stand in one value, one a line; different combinations are few.
        int Of(Question question, string answer) =>
            counts.Where(c => c.Key.QuestionId == question.Id && c.Key.Value.Split('\n').Contains(answer)).Sum(c => c.Count);
        return
        [
            .. questions
                .Where(q => QuestionRules.FixedAnswers(q).Count > 0)
                .Select(q => new VisitorInterest(
                    q.Label,
                    q.Kind is QuestionKind.YesNo
                        ? [(null, Of(q, AnswerRules.Yes))]
                        : [.. q.Choices.Select(c => ((LocalizedText?)c.Label, Of(q, c.Code)))]
                )),
        ];
    }
}
