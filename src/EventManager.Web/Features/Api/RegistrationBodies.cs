using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations;

namespace EventManager.Web.Features.Api;

internal sealed record PersonBody(string? FirstName, string? LastName, string? Email);

/// <summary>A class that a teacher registers. No pupil is named.</summary>
internal sealed record ClassBody(
    [property: Description("The school on the organiser's list, if it is there.")] Guid? SchoolId = null,
    [property: Description("The school's name, where it is not on the list.")] string? SchoolName = null,
    [property: Description("For example 9b.")] string? ClassName = null,
    int? Pupils = null,
    [property: Description("Teachers and others who come along; 1 where it is missing.")] int? Adults = null,
    [property: Description("Year or course.")] string? Level = null,
    [property: Description("What the house should prepare.")] string? Needs = null
)
{
    public ClassDetails ToDetails() => new(SchoolId, SchoolName, ClassName, Pupils ?? 0, Adults ?? 1, Level, Needs);
}

/// <summary>What a program sends to register somebody.</summary>
internal sealed record RegistrationBody(
    PersonBody? Person,
    [property: Description("The language of mails: the code of one that the site speaks, for example de.")] string? Language,
    [property: Description("People, 1 to the event's limit. 1 where it is missing.")] int? PartySize = null,
    Guid? TimeSlotId = null,
    [property: Description("Wished times by id, best first, at most five; the first that has room is given.")]
        IReadOnlyList<Guid>? WishedSlots = null,
    [property: Description("The category's code, for example class. visitor where it is missing.")] string? Category = null,
    [property: Description("For a category of classes: the class. Its pupils and adults are the party.")] ClassBody? Class = null,
    [property: Description("School, company or organisation.")] string? Organisation = null,
    [property: Description(
        "Answers by the id of the question: text, number, true or false, a date as 2026-08-24, a choice's id, a list of them, or a file as {name, content in base64}."
    )]
        Dictionary<string, JsonElement>? Answers = null,
    [property: Description("Where the event asks for guardians: whether the person is younger than its limit.")] bool? Minor = null,
    [property: Description("Who is asked for a minor's consent by mail; empty brings it on paper.")] string? GuardianEmail = null,
    [property: Description("Purposes that the person agreed to, for example privacy."), JsonConverter(typeof(ConsentsJson))]
        IReadOnlyList<string>? Consents = null,
    [property: Description("false registers at once, without the click in the mail (double opt-in).")] bool? ConfirmEmail = null
)
{
    /// <summary>Says that the wording agreed to was the program's own.</summary>
    private const string ShownElsewhere = "api";

    public RegisterVisitor For(string slug) =>
        new(slug, new Person(Person?.FirstName ?? "", Person?.LastName ?? "", Person?.Email ?? ""), Language ?? "", PartySize ?? 1)
        {
            TimeSlotId = TimeSlotId,
            WishedSlots = WishedSlots ?? [],
            Category = Category,
            Class = Class?.ToDetails(),
            Organisation = Organisation,
            IsMinor = Minor,
            GuardianEmail = Minor == true ? GuardianEmail : null,
            Answers = [.. (Answers ?? []).Select(answer => AnswerBodies.Read(answer.Key, answer.Value))],
            Consents = [.. (Consents ?? []).Distinct().Select(purpose => (purpose, ShownElsewhere))],
            ConfirmEmail = ConfirmEmail ?? true,
            // The key with registrations:write is the staff's own: it may register for what is not listed.
            HasAccess = true,
        };
}

/// <summary>A list of purposes, <c>["privacy"]</c>, or each with yes or no, <c>{"privacy": true}</c>.</summary>
internal sealed class ConsentsJson : JsonConverter<IReadOnlyList<string>>
{
    private const int MaxPurposeLength = 80;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = JsonElement.ParseValue(ref reader);
        string[] purposes = value.ValueKind switch
        {
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(item => item.GetString()!),
            ],
            JsonValueKind.Object when value.EnumerateObject().All(p => p.Value.ValueKind is JsonValueKind.True or JsonValueKind.False) =>
            [
                .. value.EnumerateObject().Where(p => p.Value.GetBoolean()).Select(p => p.Name),
            ],
            _ => throw new JsonException("A list of purposes was expected."),
        };
        return purposes.Length <= 20 && purposes.All(purpose => purpose.Length is > 0 and <= MaxPurposeLength)
            ? purposes
            : throw new JsonException("A purpose is empty or too long.");
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}

internal sealed record TicketAnswer(
    Guid Id,
    [property: Description("The text of the QR code.")] string Code,
    [property: Description("Where the ticket can be opened.")] Uri Url
);

/// <summary>What became of a new registration.</summary>
internal sealed record RegisteredAnswer(
    Guid Id,
    [property: Description("confirmed, waitlisted or awaiting-confirmation.")] string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WaitingPosition,
    IReadOnlyList<TicketAnswer> Tickets
);

internal sealed record PersonAnswer(string FirstName, string LastName, string Email);

internal sealed record RegistrationAnswer(
    Guid Id,
    [property: Description("The event's slug.")] string Event,
    [property: Description("awaiting-confirmation, confirmed, waitlisted, offered, cancelled or expired.")] string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WaitingPosition,
    PersonAnswer Person,
    string Language,
    string Organisation,
    int PartySize,
    [property: Description("The time that was given, or while it waits the first that was wished.")] Guid? TimeSlotId,
    [property: Description("The category's code.")] string Category,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? CancelledAt,
    [property: Description("While an offer from the waiting list can be taken.")] DateTimeOffset? OfferExpiresAt,
    [property: Description("Answers by the id of the question, several choices one a line; those that organisers may see.")]
        IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<TicketAnswer> Tickets
);
