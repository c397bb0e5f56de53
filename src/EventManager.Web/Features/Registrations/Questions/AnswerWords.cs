using System.Globalization;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Stored answers as people read them.</summary>
internal sealed class AnswerWords(IStringLocalizer<QuestionText> text)
{
    public string Say(Question question, string value) =>
        question.Kind switch
        {
            QuestionKind.YesNo => value == AnswerRules.Yes ? text["Yes"] : text["No"],
            QuestionKind.Choice or QuestionKind.SeveralChoices => Chosen(question, value, Languages.Current),
            QuestionKind.Date => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var date) ? When.Date(date) : value,
            QuestionKind.Number => value.Replace(
                ".",
                CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator,
                StringComparison.Ordinal
            ),
            _ => value,
        };

    /// <summary>The words of one fixed answer of a question.</summary>
    public string Fixed(Question question, string answer) => Say(question, answer);

    /// <summary>The note that the door reads: a yes is its question, a no is nothing.</summary>
    public static string? Note(Question question, string value) =>
        question.Kind switch
        {
            QuestionKind.YesNo => value == AnswerRules.Yes ? question.Label.German : null,
            QuestionKind.File => null,
            QuestionKind.Choice or QuestionKind.SeveralChoices => question.Label.German
                + ": "
                + Chosen(question, value, Languages.Default.Code),
            _ => question.Label.German + ": " + value,
        };

    private static string Chosen(Question question, string value, string language) =>
        string.Join(
            ", ",
            value.Split('\n').Select(code => question.Choices.FirstOrDefault(choice => choice.Code == code)?.Label.In(language) ?? code)
        );
}
