using System.Text.Json;

namespace EventManager.Web.Features.Api;

/// <summary>Enumerations are told in kebab case: <c>awaiting-confirmation</c>, <c>training-fair</c>.</summary>
internal static class ApiNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
