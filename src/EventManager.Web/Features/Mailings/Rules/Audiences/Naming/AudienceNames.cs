using EventManager.Domain.Common;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

/// <summary>What an audience can be called, asked where it gets its name and where it gets another one.</summary>
internal static class AudienceNames
{
    /// <param name="name">Clean.</param>
    /// <param name="others">Of the event. Two that differ in capitals alone nobody tells apart.</param>
    public static Refusal? WhyNot(string name, IEnumerable<NamedAudience> others) =>
        name.Length == 0 ? NamingRefusals.Missing
        : name.Length > NamedAudience.LongestName ? NamingRefusals.TooLong
        : others.Any(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? NamingRefusals.Taken
        : null;
}
