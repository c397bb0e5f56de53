using EventManager.Domain.Common;
using EventManager.Domain.Registrations.Questions;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>An event's questions, and what one registration has answered to them so far.</summary>
public sealed record GivenAnswers(IReadOnlyList<Question> Questions, IReadOnlyList<Answer> Stored)
{
    /// <summary>As a form shows them.</summary>
    public IReadOnlyList<GivenAnswer> AsForm =>
        [
            .. Questions.Join(
                Stored,
                question => question.Id,
                answer => answer.QuestionId,
                (question, answer) =>
                    question.Kind is QuestionKind.File
                        ? new GivenAnswer(question.Code, [], null, answer.Value)
                        : new GivenAnswer(question.Code, answer.Values)
            ),
        ];

    /// <summary>Something that must be answered is not.</summary>
    public bool LackFor(string category)
    {
        var missing = new List<Refusal>();
        AnswerRules.Judge(Questions, category, AsForm, later: false, missing);
        return missing.Count > 0;
    }
}
