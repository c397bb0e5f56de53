using EventManager.Data;
using EventManager.Domain.Registrations.Questions;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Answers as further columns of the registrations' table; read for a page of rows at a time.</summary>
internal sealed class AnswerColumns(IReadOnlyList<Question> questions, AnswerWords words)
{
    public static async Task<AnswerColumns> OfAsync(EventDb db, Guid eventId, AnswerWords words, CancellationToken stop)
    {
        var questions = await QuestionsQuery.OfEventAsync(db, eventId, stop);
        return new([.. questions.Where(q => q.IsSeenByOrganisers)], words);
    }

    public IEnumerable<string> Heads(string language) => questions.Select(q => q.Label.In(language));

    /// <summary>Cells of each registration, in the order of the heads.</summary>
    public async Task<ILookup<Guid, Answer>> ReadAsync(EventDb db, IReadOnlyList<Guid> registrations, CancellationToken stop) =>
        questions.Count == 0
            ? Array.Empty<Answer>().ToLookup(a => a.RegistrationId)
            : (await db.Answers.AsNoTracking().Where(a => registrations.Contains(a.RegistrationId)).ToListAsync(stop)).ToLookup(a =>
                a.RegistrationId
            );

    public IEnumerable<string> Cells(IEnumerable<Answer> answers)
    {
        var byQuestion = answers.ToDictionary(a => a.QuestionId);
        return questions.Select(q => byQuestion.TryGetValue(q.Id, out var answer) ? words.Say(q, answer.Value) : "");
    }
}
