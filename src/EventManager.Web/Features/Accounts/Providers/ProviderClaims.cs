using System.Security.Claims;
using System.Text.Json;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// Reads claims as providers write them: one value, several claims of a name, a list in one claim, or a value inside an object. A name that
/// is there as a whole counts before one that leads into an object, since names may be addresses with dots in them.
/// </summary>
internal static class ProviderClaims
{
    public static string? First(ClaimsPrincipal person, string name) => All(person, name).FirstOrDefault();

    public static IEnumerable<string> All(ClaimsPrincipal person, string name)
    {
        if (name.Length == 0)
            return [];
        var whole = person.FindAll(name).ToList();
        return whole.Count > 0 ? whole.SelectMany(claim => Values(claim.Value, [])) : Inside(person, name);
    }

    /// <summary>
    /// Whether the provider says that it has values of this claim and where to ask for them, in the place of the values: Entra ID beyond 200
    /// groups (<c>_claim_names</c>, or <c>hasgroups</c>). That somebody has none is then not known.
    /// </summary>
    public static bool AreElsewhere(ClaimsPrincipal person, string name) =>
        !person.HasClaim(claim => claim.Type == name)
        && (Inside(person, "_claim_names." + name).Any() || (name == "groups" && First(person, "hasgroups") is "true" or "True"));

    /// <summary>The head of the name is the longest that is a claim; the rest leads into its object.</summary>
    private static IEnumerable<string> Inside(ClaimsPrincipal person, string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            var holders = person.FindAll(name[..dot]).ToList();
            if (holders.Count > 0)
                return holders.SelectMany(claim => Values(claim.Value, name[(dot + 1)..].Split('.')));
        }
        return [];
    }

    private static IEnumerable<string> Values(string text, string[] path)
    {
        if (text is not (['{', ..] or ['[', ..]))
            return path.Length == 0 ? [text] : [];
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. Strings(json.RootElement, path)];
        }
        catch (JsonException)
        {
            return path.Length == 0 ? [text] : [];
        }
    }

    private static IEnumerable<string> Strings(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (!path.IsEmpty)
            return element.ValueKind is JsonValueKind.Object ? Below(element, path) : [];
        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(one => Strings(one, path)),
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [element.GetRawText()],
            _ => [],
        };
    }

    /// <summary>A name inside may have dots, too: Keycloak's clients are often called by their address.</summary>
    private static IEnumerable<string> Below(JsonElement element, ReadOnlyMemory<string> path)
    {
        for (var count = path.Length; count > 0; count--)
        {
            if (element.TryGetProperty(string.Join('.', path[..count].ToArray()), out var inner))
                return Strings(inner, path[count..]);
        }
        return [];
    }
}
