using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations.Questions;

public enum QuestionKind
{
    Text,
    Number,
    Choice,
    SeveralChoices,
    YesNo,
    Date,
    File,
}

/// <summary>A question of an event's own form: what it asks, of whom, who sees the answers and how long they stay.</summary>
[OfEvent(CopyArea.Questions, Copied = true)]
public sealed class Question : IVersioned, ICopiedWithEvent
{
    private Question() { }

    public Question(Guid eventId, string code, QuestionKind kind, LocalizedText label)
    {
        EventId = eventId;
        Code = code;
        Kind = kind;
        Label = label;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    /// <summary>Names the question in the API, in tables and in conditions; unique within the event, 1 to 40 letters, digits, - and _.</summary>
    [NotPersonal]
    public string Code { get; set; } = "";

    public QuestionKind Kind { get; set; }

    /// <summary>Order in the form.</summary>
    public int Position { get; set; }

    public LocalizedText Label { get; set; } = LocalizedText.Empty;

    public LocalizedText Help { get; set; } = LocalizedText.Empty;

    public bool IsRequired { get; set; }

    /// <summary>Code of the ticket category of which it is asked; empty asks everybody.</summary>
    [NotPersonal]
    public string CategoryCode { get; set; } = "";

    /// <summary>Code of a choice or yes/no question before this one; empty asks always.</summary>
    [NotPersonal]
    public string ShownIfCode { get; set; } = "";

    /// <summary>The answer to <see cref="ShownIfCode"/> that makes this question appear: a choice's code, <c>yes</c> or <c>no</c>.</summary>
    [NotPersonal]
    public string ShownIfAnswer { get; set; } = "";

    /// <summary>True shows the answer as a note at the door.</summary>
    public bool IsSeenByDoor { get; set; }

    public bool IsSeenByExhibitors { get; set; }

    /// <summary>False hides the answer from lists and tables of the organisers.</summary>
    public bool IsSeenByOrganisers { get; set; } = true;

    /// <summary>Days after the event's end for which answers stay, 0 to 3650; null is as long as the registration.</summary>
    public int? KeepDays { get; set; }

    public List<QuestionChoice> Choices { get; private set; } = [];

    public long Version { get; set; }

    /// <summary>The same question for another event.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var copy = new Question(target.EventId, Code, Kind, Label.Copy())
        {
            Position = Position,
            Help = Help.Copy(),
            IsRequired = IsRequired,
            CategoryCode = CategoryCode,
            ShownIfCode = ShownIfCode,
            ShownIfAnswer = ShownIfAnswer,
            IsSeenByDoor = IsSeenByDoor,
            IsSeenByExhibitors = IsSeenByExhibitors,
            IsSeenByOrganisers = IsSeenByOrganisers,
            KeepDays = KeepDays,
        };
        copy.Choices.AddRange(Choices.Select(choice => new QuestionChoice(copy.Id, choice.Code, choice.Label.Copy(), choice.Position)));
        return copy;
    }
}

/// <summary>One of the answers that a question offers.</summary>
public sealed class QuestionChoice
{
    private QuestionChoice() { }

    public QuestionChoice(Guid questionId, string code, LocalizedText label, int position)
    {
        QuestionId = questionId;
        Code = code;
        Label = label;
        Position = position;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid QuestionId { get; private set; }

    /// <summary>Stored as the answer; unique within the question.</summary>
    [NotPersonal]
    public string Code { get; private set; } = "";

    public LocalizedText Label { get; private set; } = LocalizedText.Empty;

    public int Position { get; private set; }
}
