using System.Text.Json.Serialization;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Features.CheckIn.Search;
using EventManager.Web.Features.CheckIn.Undo;

namespace EventManager.Web.Features.CheckIn;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(VerdictConverter), typeof(VerdictReasonConverter)]
)]
[JsonSerializable(typeof(ScanAnswers))]
[JsonSerializable(typeof(UndoneScan))]
[JsonSerializable(typeof(FoundTickets))]
internal sealed partial class CheckInJson : JsonSerializerContext;
