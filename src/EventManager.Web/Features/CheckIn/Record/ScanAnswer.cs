using System.Text.Json.Serialization;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.People;

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

    /// <summary>More than the verdict says, where it leaves something open.</summary>
    public VerdictReason? Reason { get; init; }

    /// <summary>Of a ticket for several: how many it stands for.</summary>
    public int? People { get; init; }

    /// <summary>Of a class: how many of its people are adults; what is there beside pupils.</summary>
    public int? Adults { get; init; }

    /// <summary>Of a ticket for several: how many are inside after this scan.</summary>
    public int? Arrived { get; init; }

    /// <summary>Of a ticket for several: how many this scan let in or out.</summary>
    public int? Count { get; init; }

    /// <summary>What the door should know of this person.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Why it could not be read as a scan, or why an override did not count.</summary>
    public string? Code { get; init; }

    /// <summary>Judged by this very request, not sent again.</summary>
    [JsonIgnore]
    public bool IsNew { get; init; } = true;

    /// <summary>What was sent is no scan.</summary>
    public static ScanAnswer Unread(string? id, Refusal refusal) =>
        new()
        {
            Id = id,
            Verdict = Verdict.Unknown,
            Code = refusal.Code,
        };
}

/// <summary>Answers of one request, in the order of its scans.</summary>
/// <param name="Results">One for each scan.</param>
/// <param name="People">Zones with a limit through whose doors these scans went in; null where there is none.</param>
internal sealed record ScanAnswers(IReadOnlyList<ScanAnswer> Results, IReadOnlyList<ZonePeople>? People = null);

/// <summary>The API's names of verdicts: <c>already-inside</c>.</summary>
internal sealed class VerdictConverter() : JsonStringEnumConverter<Verdict>(System.Text.Json.JsonNamingPolicy.KebabCaseLower);

/// <summary>The API's names of reasons: <c>not-on-list</c>.</summary>
internal sealed class VerdictReasonConverter() : JsonStringEnumConverter<VerdictReason>(System.Text.Json.JsonNamingPolicy.KebabCaseLower);
