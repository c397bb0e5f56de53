using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Tests.CheckIn;

/// <summary>The cases are in a file, because the scanner's tests run them too.</summary>
public sealed class VerdictRulesTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static TheoryData<string> Names => [.. Cases().Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_door_says(string name)
    {
        var vector = Cases()[name];

        var judgement = VerdictRules.Explain(
            new ScanFacts
            {
                CodeRead = vector.CodeRead,
                EventMatches = vector.EventMatches,
                SignatureValid = vector.SignatureValid,
                KeyRevoked = vector.KeyRevoked,
                EventCancelled = vector.EventCancelled,
                Ticket = vector.Ticket,
                Unlisted = vector.Unlisted,
                Registration = vector.Registration,
                Inside = vector.Inside,
                WasAdmitted = vector.WasAdmitted,
                People = vector.People,
                Arrived = vector.Arrived,
                Entering = vector.Entering,
                Room = vector.Room,
                Override = vector.Override,
                OnList = vector.OnList,
                Gate = vector.Gate ?? GateRules.Open,
                Direction = vector.Direction,
                Window = AdmissionWindow.Of(vector.StartsAt, vector.EndsAt, vector.OpensAt),
                Now = vector.Now,
            }
        );

        judgement.ShouldBe(new Judgement(vector.Verdict, vector.Reason));
    }

    [Fact]
    public void There_are_at_least_eighty_cases() => Cases().Count.ShouldBeGreaterThanOrEqualTo(80);

    [Fact]
    public void The_cases_know_every_verdict() =>
        Cases().Values.Select(vector => vector.Verdict).Distinct().Count().ShouldBe(Enum.GetValues<Verdict>().Length);

    private static Dictionary<string, Vector> Cases([CallerFilePath] string here = "") =>
        JsonSerializer
            .Deserialize<VectorFile>(
                File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vectors", "verdicts.json")),
                Json
            )!
            .Cases.ToDictionary(vector => vector.Name);

    private sealed record VectorFile(string About, List<Vector> Cases);

    private sealed record Vector(
        string Name,
        bool CodeRead,
        bool EventMatches,
        bool SignatureValid,
        bool KeyRevoked,
        TicketState? Ticket,
        RegistrationState Registration,
        bool Inside,
        ScanDirection Direction,
        DateTimeOffset StartsAt,
        DateTimeOffset EndsAt,
        DateTimeOffset Now,
        Verdict Verdict,
        VerdictReason? Reason = null,
        DateTimeOffset? OpensAt = null,
        bool WasAdmitted = false,
        int People = 1,
        int Arrived = 0,
        bool OnList = true,
        GateRules? Gate = null,
        bool EventCancelled = false,
        UnlistedTickets? Unlisted = null,
        int Entering = 1,
        int? Room = null,
        bool Override = false
    );
}
