using System.Text.Json.Serialization;

namespace EventManager.Web.Features.Api;

/// <param name="OpensAt">Null where nobody can register.</param>
/// <param name="ClosesAt">End of registration.</param>
/// <param name="Capacity">Seats in all.</param>
/// <param name="Free">Seats that nobody has.</param>
/// <param name="Waiting">Seats that people on the waiting list ask for.</param>
internal sealed record RegistrationWindowAnswer(DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int Capacity, int Free, int Waiting);

internal sealed record VenueAnswer(string Name, string Street, string PostalCode, string City);

/// <summary>An event as lists show it. Words are in the language that the caller asks for, German where they are not translated.</summary>
internal record EventAnswer(
    string Slug,
    string Kind,
    string Title,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string TimeZone,
    VenueAnswer? Venue,
    string State,
    RegistrationWindowAnswer Registration
);

internal sealed record TimeSlotAnswer(Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, int Free);

/// <summary>A question of the event's own form.</summary>
/// <param name="Id">Names the answer in <c>answers</c>.</param>
/// <param name="Kind"><c>text</c>, <c>number</c>, <c>choice</c>, <c>several-choices</c>, <c>yes-no</c>, <c>date</c> or <c>file</c>.</param>
/// <param name="ShownIf">Asked only where another question was answered so; null asks always.</param>
internal sealed record QuestionAnswer(
    string Id,
    string Kind,
    string Label,
    string Help,
    bool Required,
    IReadOnlyList<QuestionChoiceAnswer> Choices,
    QuestionConditionAnswer? ShownIf
);

internal sealed record QuestionChoiceAnswer(string Id, string Label);

internal sealed record QuestionConditionAnswer(string Question, string Answer);

internal sealed record SessionAnswer(
    Guid Id,
    string Kind,
    string Title,
    string Description,
    string? Room,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int? Capacity,
    int? Free
);

/// <summary>An event with everything that a visitor's page shows.</summary>
internal sealed record EventDetailAnswer(
    [property: JsonIgnore] EventAnswer Event,
    string Summary,
    string Description,
    IReadOnlyList<TimeSlotAnswer> TimeSlots,
    IReadOnlyList<QuestionAnswer> Questions,
    IReadOnlyList<SessionAnswer> Programme
) : EventAnswer(Event);
