using EventManager.Domain.Common;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>A question while an organiser edits it.</summary>
public sealed class QuestionForm
{
    public Guid? Id { get; init; }

    /// <summary>What was read; a newer one is somebody else's change.</summary>
    public long Version { get; init; }

    public string? Code { get; set; } = "";

    /// <summary>Code of a ticket category; empty asks everybody.</summary>
    public string? Category { get; set; } = "";

    public string? Kind { get; set; } = nameof(QuestionKind.Text);

    public WordsDraft Label { get; init; } = new();

    public WordsDraft Help { get; init; } = new();

    public bool IsRequired { get; set; }

    /// <summary>One a line: <c>code = Deutsch = English</c>, and so on through the site's languages.</summary>
    public string? Choices { get; set; } = "";

    /// <summary>The question and the answer on which it hangs, <c>code=answer</c>; empty asks always.</summary>
    public string? Condition { get; set; } = "";

    /// <summary>The choices' words as they were, by code.</summary>
    private Dictionary<string, LocalizedText> Before { get; init; } = [];

    public bool IsSeenByOrganisers { get; set; } = true;

    public bool IsSeenByDoor { get; set; }

    public bool IsSeenByExhibitors { get; set; }

    public int? KeepDays { get; set; }

    /// <summary>Only these can be counted without naming anybody.</summary>
    public bool HasFixedAnswers => HasChoices || Kind is nameof(QuestionKind.YesNo);

    public bool HasChoices => Kind is nameof(QuestionKind.Choice) or nameof(QuestionKind.SeveralChoices);

    public static QuestionForm Of(Question question) =>
        new()
        {
            Id = question.Id,
            Version = question.Version,
            Code = question.Code,
            Category = question.CategoryCode,
            Kind = question.Kind.ToString(),
            Label = new(question.Label),
            Help = new(question.Help),
            IsRequired = question.IsRequired,
            Choices = string.Join('\n', question.Choices.OrderBy(c => c.Position).Select(Line)),
            Before = question.Choices.ToDictionary(c => c.Code, c => c.Label),
            Condition = question.ShownIfCode.Length == 0 ? "" : question.ShownIfCode + "=" + question.ShownIfAnswer,
            IsSeenByOrganisers = question.IsSeenByOrganisers,
            IsSeenByDoor = question.IsSeenByDoor,
            IsSeenByExhibitors = question.IsSeenByExhibitors,
            KeepDays = question.KeepDays,
        };

    /// <summary>The question as it should become; a short name is made from its words where none was typed.</summary>
    public Question ToQuestion(Guid eventId, int position)
    {
        var label = Label.ToWords();
        var code = (Code ?? "").Trim();
        var kind = Enum.TryParse<QuestionKind>(Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : QuestionKind.Text;
        var question = new Question(eventId, code.Length > 0 ? code : CodeFrom(label.German), kind, label)
        {
            Position = position,
            Help = Help.ToWords(),
            IsRequired = IsRequired,
            CategoryCode = Category ?? "",
            IsSeenByOrganisers = IsSeenByOrganisers,
            IsSeenByDoor = IsSeenByDoor,
            IsSeenByExhibitors = IsSeenByExhibitors && HasFixedAnswers,
            KeepDays = KeepDays,
        };
        if ((Condition ?? "").Split('=') is [var parent, var answer])
            (question.ShownIfCode, question.ShownIfAnswer) = (parent, answer);
        if (HasChoices)
            question.Choices.AddRange(ReadChoices(question.Id));
        return question;
    }

    private IEnumerable<QuestionChoice> ReadChoices(Guid questionId) =>
        (Choices ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2 + TextLanguages.Others.Count, StringSplitOptions.TrimEntries))
            // A line without a short name gets one: most people type just the answers.
            .Select(parts => parts.Length == 1 ? [CodeFrom(parts[0]), parts[0]] : parts)
            .Select((parts, i) => new QuestionChoice(questionId, parts[0], Words(parts), i + 1));

    private LocalizedText Words(string[] parts) =>
        Before
            .GetValueOrDefault(parts[0], LocalizedText.Empty)
            .Edited(
                parts[1],
                TextLanguages
                    .Others.Select((language, i) => (language, i))
                    .ToDictionary(at => at.language, at => parts.ElementAtOrDefault(2 + at.i) ?? "")
            );

    private static string Line(QuestionChoice choice) =>
        string.Join(" = ", TextLanguages.Others.Select(choice.Label.Translated).Prepend(choice.Label.German).Prepend(choice.Code))
            .TrimEnd(' ', '=');

    private static string CodeFrom(string words)
    {
        var slug = Slugs.From(words);
        return CleanText.Cut(slug, QuestionRules.MaxCodeLength).TrimEnd('-');
    }
}
