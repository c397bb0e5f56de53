using EventManager.Domain.Common;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings.Files;

internal static class MailFileRefusals
{
    public const string Field = "mail-file";

    public static readonly Refusal Unknown = new("mail_files.unknown") { Field = Field };
    public static readonly Refusal TooMany = new("mail_files.too_many", MailFileRules.MostOfEvent) { Field = Field };
    public static readonly Refusal TooManyOfRule = new("mail_files.too_many_of_rule", MailFileRules.MostOfRule);

    /// <summary>Somebody has removed it meanwhile.</summary>
    public static readonly Refusal Gone = new("mail_files.gone");

    /// <summary>A rule sends it.</summary>
    public static readonly Refusal InUse = new("mail_files.in_use");

    public static Refusal TooLarge(int megabytes) => new("mail_files.too_large", megabytes) { Field = Field };
}
