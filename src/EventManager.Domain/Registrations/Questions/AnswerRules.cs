using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations.Questions;

/// <summary>A file as it was sent.</summary>
public sealed record GivenFile(string Name, byte[] Content);

/// <summary>What was sent as the answer to one question, unjudged.</summary>
/// <param name="Code">The question's code.</param>
/// <param name="Values">One text; several for a question with several choices; none where it was left empty.</param>
/// <param name="File">For a question that asks for one.</param>
/// <param name="StoredName">The name of a file that was sent before and stays unless another one comes.</param>
public sealed record GivenAnswer(string Code, IReadOnlyList<string> Values, GivenFile? File = null, string? StoredName = null);

/// <summary>An answer that passed.</summary>
/// <param name="Value">In the form that <see cref="Answer.Value"/> keeps.</param>
public sealed record JudgedAnswer(Question Question, string Value, GivenFile? File, string MediaType);

/// <summary>Judges answers; what the page shows or hides counts for nothing here.</summary>
public static class AnswerRules
{
    public const int MaxTextLength = 1_000;
    public const string Yes = "yes";
    public const string No = "no";

    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    /// <param name="questions">All questions of the event, in their order.</param>
    /// <param name="category">Code of the registration's ticket category.</param>
    /// <param name="given">What was sent; an answer to a question that is not asked is dropped.</param>
    /// <param name="later">True does not insist on required answers: somebody else registers for the person.</param>
    /// <param name="refusals">What is wrong, each at <c>answers.CODE</c>.</param>
    public static List<JudgedAnswer> Judge(
        IReadOnlyList<Question> questions,
        string category,
        IReadOnlyList<GivenAnswer> given,
        bool later,
        List<Refusal> refusals
    )
    {
        var judged = new List<JudgedAnswer>();
        foreach (var unknown in given.Where(one => questions.All(q => q.Code != one.Code)))
            refusals.Add(RegistrationRefusals.QuestionUnknown.On("answers." + unknown.Code));
        foreach (var question in questions.OrderBy(q => q.Position))
        {
            if (!IsAsked(question, category, judged))
                continue;
            var answer = given.LastOrDefault(one => one.Code == question.Code);
            var field = "answers." + question.Code;
            if (answer is null || IsEmpty(question, answer))
            {
                if (question.IsRequired && !later)
                    refusals.Add(AnswerRefusals.Missing.On(field));
                continue;
            }
            var (value, refusal) = Read(question, answer);
            if (refusal is not null)
                refusals.Add(refusal.On(field));
            else
                judged.Add(new(question, value, answer.File, answer.File is { } file ? FileRules.Sniff(file.Content) ?? "" : ""));
        }
        return judged;
    }

    /// <summary>True where the question is put, given the answers before it. A hidden question hides what hangs on it.</summary>
    public static bool IsAsked(Question question, string category, IReadOnlyList<JudgedAnswer> before) =>
        (question.CategoryCode.Length == 0 || question.CategoryCode == category)
        && (
            question.ShownIfCode.Length == 0
            || before.Any(one => one.Question.Code == question.ShownIfCode && one.Value.Split('\n').Contains(question.ShownIfAnswer))
        );

    private static bool IsEmpty(Question question, GivenAnswer answer) =>
        question.Kind is QuestionKind.File
            ? answer is { File: null or { Content.Length: 0 }, StoredName: null }
            : answer.Values.All(value => string.IsNullOrWhiteSpace(value));

    private static (string Value, Refusal? Refusal) Read(Question question, GivenAnswer answer)
    {
        var values = answer.Values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value.Trim()).Distinct().ToList();
        return question.Kind switch
        {
            QuestionKind.File when answer.File is null => (answer.StoredName!, null),
            QuestionKind.File => ReadFile(answer.File!),
            QuestionKind.SeveralChoices => values.All(value => question.Choices.Any(choice => choice.Code == value))
                ? (string.Join('\n', question.Choices.OrderBy(c => c.Position).Select(c => c.Code).Where(values.Contains)), null)
                : ("", AnswerRefusals.ChoiceUnknown),
            _ when values.Count != 1 => ("", AnswerRefusals.OnlyOne),
            QuestionKind.Choice => question.Choices.Any(choice => choice.Code == values[0])
                ? (values[0], null)
                : ("", AnswerRefusals.ChoiceUnknown),
            QuestionKind.YesNo => ReadYesNo(values[0]),
            QuestionKind.Number => ReadNumber(values[0]),
            QuestionKind.Date => DateOnly.TryParseExact(
                values[0],
                DateForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
                ? (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
                : ("", AnswerRefusals.DateInvalid),
            _ => ReadText(values[0]),
        };
    }

    private static (string, Refusal?) ReadText(string text)
    {
        var clean = PersonNames.Clean(text);
        return clean.Length > MaxTextLength ? ("", AnswerRefusals.TooLong) : (clean, null);
    }

    private static (string, Refusal?) ReadYesNo(string value) =>
        value.ToLowerInvariant() switch
        {
            Yes or "ja" or "true" => (Yes, null),
            No or "nein" or "false" => (No, null),
            _ => ("", AnswerRefusals.YesOrNo),
        };

    /// <summary>Offices type 1,5; programs send 1.5. Groups of thousands are refused: 1.500 could be either.</summary>
    private static (string, Refusal?) ReadNumber(string value) =>
        value.Length <= 20
        && decimal.TryParse(
            value.Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? (number.ToString(CultureInfo.InvariantCulture), null)
            : ("", AnswerRefusals.NumberInvalid);

    private static (string, Refusal?) ReadFile(GivenFile file)
    {
        if (file.Content.Length > FileRules.MaxSize)
            return ("", AnswerRefusals.FileTooLarge);
        return FileRules.Sniff(file.Content) is { } mediaType
            ? (FileRules.SafeName(file.Name, mediaType), null)
            : ("", AnswerRefusals.FileKind);
    }
}

public static class AnswerRefusals
{
    public static readonly Refusal Missing = new("answers.missing");
    public static readonly Refusal TooLong = new("answers.too_long", AnswerRules.MaxTextLength);
    public static readonly Refusal NumberInvalid = new("answers.number_invalid");
    public static readonly Refusal DateInvalid = new("answers.date_invalid");
    public static readonly Refusal YesOrNo = new("answers.yes_or_no");
    public static readonly Refusal OnlyOne = new("answers.only_one");
    public static readonly Refusal ChoiceUnknown = new("answers.choice_unknown");
    public static readonly Refusal FileTooLarge = new("answers.file_too_large", FileRules.MaxSize / (1024 * 1024));
    public static readonly Refusal FileKind = new("answers.file_kind");
}
