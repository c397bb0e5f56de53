using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations.Questions;

/// <summary>What a question must be like before it is asked.</summary>
public static class QuestionRules
{
    public const int MaxCodeLength = 40;
    public const int MaxLabelLength = 400;
    public const int MaxChoices = 50;
    public const int MaxQuestions = 60;
    public const int MaxKeepDays = 3_650;

    /// <param name="question">The question as it should become.</param>
    /// <param name="others">The event's other questions.</param>
    public static List<Refusal> Check(Question question, IReadOnlyList<Question> others)
    {
        var refusals = new List<Refusal>();
        if (!IsCode(question.Code))
            refusals.Add(QuestionRefusals.CodeInvalid);
        else if (others.Any(other => string.Equals(other.Code, question.Code, StringComparison.OrdinalIgnoreCase)))
            refusals.Add(QuestionRefusals.CodeTaken);
        if (string.IsNullOrWhiteSpace(question.Label.German))
            refusals.Add(QuestionRefusals.LabelMissing);
        else if (question.Label.IsLongerThan(MaxLabelLength))
            refusals.Add(QuestionRefusals.LabelTooLong);
        if (question.Help.IsLongerThan(MaxLabelLength))
            refusals.Add(QuestionRefusals.HelpTooLong);
        if (question.KeepDays is < 0 or > MaxKeepDays)
            refusals.Add(QuestionRefusals.KeepDaysOutside);
        if (others.Count >= MaxQuestions)
            refusals.Add(QuestionRefusals.TooMany);
        CheckChoices(question, refusals);
        if (question.ShownIfCode.Length > 0)
            CheckCondition(question, others, refusals);
        return refusals;
    }

    /// <summary>The answers on which another question can depend; none for a kind that has no fixed ones.</summary>
    public static IReadOnlyList<string> FixedAnswers(Question question) =>
        question.Kind switch
        {
            QuestionKind.YesNo => [AnswerRules.Yes, AnswerRules.No],
            QuestionKind.Choice or QuestionKind.SeveralChoices =>
            [
                .. question.Choices.OrderBy(choice => choice.Position).Select(choice => choice.Code),
            ],
            _ => [],
        };

    public static bool IsCode(string code) =>
        code.Length is > 0 and <= MaxCodeLength && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static void CheckChoices(Question question, List<Refusal> refusals)
    {
        if (question.Kind is not (QuestionKind.Choice or QuestionKind.SeveralChoices))
            return;
        if (question.Choices.Count is < 2 or > MaxChoices)
            refusals.Add(QuestionRefusals.ChoicesCount);
        if (
            question.Choices.Any(choice => !IsCode(choice.Code) || string.IsNullOrWhiteSpace(choice.Label.German))
            || question.Choices.Any(choice => choice.Label.IsLongerThan(MaxLabelLength))
            || question.Choices.Select(choice => choice.Code).Distinct().Count() != question.Choices.Count
        )
            refusals.Add(QuestionRefusals.ChoiceInvalid);
    }

    /// <summary>Only on a question before this one: a circle could never be answered.</summary>
    private static void CheckCondition(Question question, IReadOnlyList<Question> others, List<Refusal> refusals)
    {
        var parent = others.FirstOrDefault(other => other.Code == question.ShownIfCode);
        if (parent is null || parent.Position >= question.Position || !FixedAnswers(parent).Contains(question.ShownIfAnswer))
            refusals.Add(QuestionRefusals.ConditionInvalid);
    }
}

public static class QuestionRefusals
{
    public static readonly Refusal NotFound = new("questions.not_found");
    public static readonly Refusal CodeInvalid = new("questions.code_invalid", QuestionRules.MaxCodeLength) { Field = "code" };
    public static readonly Refusal CodeTaken = new("questions.code_taken") { Field = "code" };
    public static readonly Refusal LabelMissing = new("questions.label_missing") { Field = "label" };
    public static readonly Refusal LabelTooLong = new("questions.label_too_long", QuestionRules.MaxLabelLength) { Field = "label" };
    public static readonly Refusal HelpTooLong = new("questions.label_too_long", QuestionRules.MaxLabelLength) { Field = "help" };
    public static readonly Refusal KeepDaysOutside = new("questions.keep_days", QuestionRules.MaxKeepDays) { Field = "keepDays" };
    public static readonly Refusal TooMany = new("questions.too_many", QuestionRules.MaxQuestions);
    public static readonly Refusal ChoicesCount = new("questions.choices_count", QuestionRules.MaxChoices) { Field = "choices" };
    public static readonly Refusal ChoiceInvalid = new("questions.choice_invalid") { Field = "choices" };
    public static readonly Refusal ConditionInvalid = new("questions.condition_invalid") { Field = "condition" };
    public static readonly Refusal ChangedByAnother = new("questions.changed_by_another");
    public static readonly Refusal HasAnswers = new("questions.has_answers");
    public static readonly Refusal IsACondition = new("questions.is_a_condition");
}
