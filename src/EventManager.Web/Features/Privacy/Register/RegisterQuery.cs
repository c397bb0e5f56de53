using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Privacy.Register;

/// <summary>One activity of the register of processing (Art. 30 GDPR), in words.</summary>
internal sealed record Processing(
    string Purpose,
    string What,
    string Whom,
    string Basis,
    string Seen,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Until
);

/// <summary>
/// The register, made of the declarations: for each purpose its fields, and how long they are kept by the settings of today. What no
/// attribute says (who is meant, on which ground, who sees it) stands beside the purpose in the resources.
/// </summary>
internal sealed class RegisterQuery(IDbContextFactory<EventDb> databases, RetentionRules rules, IStringLocalizer<RegisterText> text)
{
    public async Task<IReadOnlyList<Processing>> ReadAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return
        [
            .. PersonalFields
                .OfModel(db)
                .GroupBy(one => one.Declared.Purpose)
                .Select(purpose => new Processing(
                    purpose.Key,
                    text["What." + purpose.Key],
                    text["Whom." + purpose.Key],
                    text["Basis." + purpose.Key],
                    text["Seen." + purpose.Key],
                    [.. purpose.Select(one => FieldWords(one.Type.Name, one.Property.Name)).Distinct()],
                    [.. purpose.Select(one => one.Declared.Retention).Distinct().SelectMany(kept => Words(kept, purpose.Key))]
                ))
                .OrderBy(one => one.What, StringComparer.Ordinal),
        ];
    }

    /// <summary>A field has words of its own, or those that all fields of its name have.</summary>
    public static IEnumerable<string> FieldKeys(string type, string property) => [$"Field.{type}.{property}", "Field." + property];

    private string FieldWords(string type, string property) =>
        FieldKeys(type, property).Select(key => text[key]).FirstOrDefault(words => !words.ResourceNotFound)?.Value ?? $"{type}.{property}";

    private IEnumerable<string> Words(Retention retention, string purpose) =>
        retention switch
        {
            Retention.AfterEvent => AfterEvent(purpose),
            Retention.WithAccount => [text["KeptWithAccount"]],
            Retention.WithContact => [text["KeptWithContact"]],
            Retention.AfterSending when purpose == "mail" => [text.Plural("KeptAfterSending", rules.MailDays)],
            Retention.AfterSending => [text["KeptOneDay"]],
            Retention.UntilWithdrawn => [text["KeptUntilWithdrawn"]],
            _ => [text["KeptWithTask"]],
        };

    private IEnumerable<string> AfterEvent(string purpose)
    {
        var groups = rules.Groups().GroupBy(group => rules.Days(group.Kinds[0], purpose)).ToList();
        foreach (var group in groups)
        {
            var days = text.Plural("KeptAfterEvent", group.Key).Value;
            var kinds = group.SelectMany(one => one.Kinds).Select(kind => text["Kind." + kind].Value);
            yield return groups.Count == 1 ? days : $"{string.Join(", ", kinds)}: {days}";
        }
        if (purpose == "answer")
            yield return text["KeptAsAsked"];
    }
}
