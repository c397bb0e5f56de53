using System.Text.Json.Serialization;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Features.CheckIn.Search;
using EventManager.Web.Features.CheckIn.Undo;
using EventManager.Web.Features.CheckIn.WalkIns;

namespace EventManager.Web.Features.CheckIn;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(VerdictConverter), typeof(VerdictReasonConverter), typeof(UtcInstantJson)]
)]
[JsonSerializable(typeof(ScanAnswers))]
[JsonSerializable(typeof(UndoneScan))]
[JsonSerializable(typeof(FoundTickets))]
[JsonSerializable(typeof(WalkInAnswer))]
internal sealed partial class CheckInJson : JsonSerializerContext;
