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
}
