using EventManager.Domain.Mailings;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>What the form of a mail rule consists of, for two who edit it at once.</summary>
internal static class MailRuleFields
{
    /// <param name="text">The words.</param>
    /// <param name="files">What the event's files are called.</param>
    /// <param name="who">An audience's filter and exceptions in words.</param>
    public static FormFields<MailRuleDraft> Of(
        IStringLocalizer<RulesText> text,
        IReadOnlyDictionary<Guid, string> files,
        Func<AudienceChoice, string> who
    ) =>
        new FormFields<MailRuleDraft>()
            .Add("mail", () => text["Mail"], form => form.Mail, (form, value) => form.Mail = value, mail => text["Mail." + mail])
            .Add("amount", () => text["Amount"], form => form.Amount, (form, value) => form.Amount = value)
            .Add("unit", () => text["Unit"], form => form.Unit, (form, value) => form.Unit = value, unit => text["Unit." + unit])
            .Add(
                "direction",
                () => text["Direction"],
                form => form.Direction,
                (form, value) => form.Direction = value,
                direction => text[direction == MailRuleDraft.After ? "After" : "Before"]
            )
            .Add(
                "anchor",
                () => text["Counts"],
                form => form.Anchor,
                (form, value) => form.Anchor = value,
                anchor => text["Anchor." + anchor]
            )
            .Add("at", () => text["At"], form => form.At, (form, value) => form.At = value)
            .Add(
                "audience",
                () => text["Audience"],
                form => form.Audience,
                (form, value) => form.Audience = value,
                one => text["Audience." + one]
            )
            .Add(
                "files",
                () => text["Files"],
                form => form.Files.ToList(),
                (form, ids) =>
                {
                    form.Files.Clear();
                    form.Files.AddRange(ids);
                },
                ids => string.Join(", ", ids.Order().Select(id => files.GetValueOrDefault(id, "–")))
            )
            .Add("ticket", () => text["Ticket"], form => form.HasTicket, (form, has) => form.HasTicket = has)
            .Add("made", () => text["Made"], form => form.Made, (form, made) => form.Made = made, made => text["Made." + made])
            .Add("once", () => text["OnceAt"], form => form.OnceAt, (form, value) => form.OnceAt = value)
            .Add("choice", () => text["Who"], form => form.Choice, (form, value) => form.Choice = value, who)
            .Words("subject", () => text["Subject"], form => form.Subject)
            .Words("body", () => text["Body"], form => form.Body);
}
