using EventManager.Web.Platform.Csv;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Ui;

/// <summary>What a row of an import changes, in words: "Nachname: Muster → Müller".</summary>
internal static class ImportWords
{
    public static IEnumerable<string> Changes(this IStringLocalizer<ImportText> text, IEnumerable<ImportColumn> columns, ImportLine line) =>
        from change in line.Changes
        join column in columns on change.Column equals column.Key
        select text["Change", column.Label, Shown(change.Before), Shown(change.After)].Value;

    private static string Shown(string value) => value.Length == 0 ? "–" : value;
}
