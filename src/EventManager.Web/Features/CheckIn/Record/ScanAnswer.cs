using System.Text.Json.Serialization;
using EventManager.Domain.CheckIn;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>What the door is told about one scan.</summary>
internal sealed record ScanAnswer
{
    /// <summary>As it was sent.</summary>
    public required string? Id { get; init; }

    public required Verdict Verdict { get; init; }

    public Guid? TicketId { get; init; }

    public string? Name { get; init; }

    public string? Category { get; init; }

    public DateTimeOffset? FirstAdmittedAt { get; init; }

    /// <summary>Where the scan was; for somebody already inside, where they first came in.</summary>
    public string? Gate { get; init; }

    /// <summary>Why it could not be read as a scan.</summary>
    public string? Code { get; init; }
}

/// <summary>Answers of one request, in the order of its scans.</summary>
internal sealed record ScanAnswers(IReadOnlyList<ScanAnswer> Results);

/// <summary>The API's names of verdicts: <c>already-inside</c>.</summary>
internal sealed class VerdictConverter() : JsonStringEnumConverter<Verdict>(System.Text.Json.JsonNamingPolicy.KebabCaseLower);
