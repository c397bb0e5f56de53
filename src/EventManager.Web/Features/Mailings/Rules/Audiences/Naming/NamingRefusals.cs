using EventManager.Domain.Common;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

internal static class NamingRefusals
{
    public const string Field = "audience-name";

    public static readonly Refusal Missing = new("mailings.audience_name") { Field = Field };
    public static readonly Refusal TooLong = new("mailings.audience_name_long", NamedAudience.LongestName) { Field = Field };
    public static readonly Refusal Taken = new("mailings.audience_name_taken") { Field = Field };
    public static readonly Refusal TooMany = new("mailings.audience_names_many", NamedAudience.MostOfEvent) { Field = Field };

    /// <summary>Somebody has deleted it meanwhile.</summary>
    public static readonly Refusal Gone = new("mailings.audience_name_gone");

    /// <param name="name">Clean.</param>
    /// <param name="others">Of the event. Two that differ in capitals alone nobody tells apart.</param>
    public static Refusal? WhyNot(string name, IEnumerable<NamedAudience> others) =>
        name.Length == 0 ? Missing
        : name.Length > NamedAudience.LongestName ? TooLong
        : others.Any(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? Taken
        : null;
}
