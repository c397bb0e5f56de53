using EventManager.Domain.Accounts;

namespace EventManager.Domain.Mailings;

/// <summary>
/// Chosen values of a list's filters, as the list's address and saved views write them: <c>?category=class&amp;language=en</c>. Never words
/// that were searched for, so that it names nobody.
/// </summary>
public static class AudienceFilter
{
    public const string Slot = "slot";
    public const string Session = "session";

    /// <summary>Which <see cref="MailSelection"/>; no list has it.</summary>
    public const string Chosen = "chosen";

    public const string Role = "role";

    /// <summary>Which <see cref="NamedAudience"/> has these filters; it finds nobody by itself, and no list has it.</summary>
    public const string Named = "named";

    /// <summary>Values by the filter's key. What is no filter is left out: an order of rows says nothing of who is meant.</summary>
    public static IReadOnlyDictionary<string, string> Read(string query, IReadOnlyCollection<string> keys)
    {
        var values = new Dictionary<string, string>();
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            if (part.Split('=', 2) is [var key, { Length: > 0 } value] && keys.Contains(key))
                values[key] = Uri.UnescapeDataString(value);
        }
        return values;
    }

    /// <summary>The same choice is the same text.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> values)
    {
        var parts = values.Where(one => one.Value.Length > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts.Select(one => one.Key + "=" + Uri.EscapeDataString(one.Value)));
    }

    /// <summary>A role as its name is written, and in no other way; null where it is none.</summary>
    public static StaffRole? RoleOf(string value) => Enum.GetNames<StaffRole>().Contains(value) ? Enum.Parse<StaffRole>(value) : null;

    /// <summary>Filters of the list of a group, by which its people can be chosen.</summary>
    public static IReadOnlyCollection<string> KeysOf(MailGroup group) =>
        group switch
        {
            MailGroup.Registrations => ["category", Slot, Session, "language", "school", "company"],
            MailGroup.Exhibitors => ["occupation"],
            MailGroup.Team => [Role],
            _ => [],
        };

    public static IReadOnlyCollection<string> KeysOf(MailAudience audience) =>
        MailAudiences.IsChosen(audience)
            ? [Named, Chosen, .. KeysOf(MailAudiences.GroupOf(audience))]
            : [Named, .. KeysOf(MailAudiences.GroupOf(audience))];
}
