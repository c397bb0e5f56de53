using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EventManager.Data.Conventions;

/// <summary>
/// The words shown, in SQL: the translation out of the JSON column, else the German column. On SQL Server a translation of more than 4,000
/// characters counts as missing (JSON_VALUE's limit), so order and search by titles and names, not by long texts.
/// </summary>
internal static class LocalizedSql
{
    /// <summary>What <see cref="LocalizedTextInQueries"/> writes for <see cref="LocalizedText.In"/>; never run.</summary>
    public static string Shown(string german, string translations, string language) =>
        throw new InvalidOperationException($"{german}, {translations}, {language}: only in a query.");

    public static void HasLocalizedText(this ModelBuilder builder, string? provider) =>
        builder
            .HasDbFunction(typeof(LocalizedSql).GetMethod(nameof(Shown))!)
            .HasTranslation(arguments => Coalesce(Translated(provider, arguments[1], arguments[2]), arguments[0]));

    private static SqlFunctionExpression Translated(string? provider, SqlExpression json, SqlExpression language) =>
        provider switch
        {
            "Npgsql.EntityFrameworkCore.PostgreSQL" => Function(
                "json_extract_path_text",
                new SqlUnaryExpression(
                    System.Linq.Expressions.ExpressionType.Convert,
                    json,
                    typeof(string),
                    new StringTypeMapping("json", null)
                ),
                language,
                Text(TranslationJson.TextKey, json)
            ),
            "Microsoft.EntityFrameworkCore.SqlServer" => Function("JSON_VALUE", json, Path(json, language)),
            _ => Function("json_extract", json, Path(json, language)),
        };

    /// <summary>A language may have a hyphen, so it stands in quotes: <c>$."de-simple".text</c>.</summary>
    private static SqlBinaryExpression Path(SqlExpression json, SqlExpression language) =>
        Join(Join(Text("$.\"", json), language), Text("\"." + TranslationJson.TextKey, json));

    private static SqlBinaryExpression Join(SqlExpression left, SqlExpression right) =>
        new(System.Linq.Expressions.ExpressionType.Add, left, right, typeof(string), left.TypeMapping);

    private static SqlConstantExpression Text(string text, SqlExpression like) => new(text, like.TypeMapping);

    /// <summary>Null where there is no translation, though no argument is: else EF would take the German words out of the COALESCE.</summary>
    private static SqlFunctionExpression Function(string name, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, arguments.Select(_ => false), typeof(string), arguments[0].TypeMapping);

    private static SqlFunctionExpression Coalesce(SqlFunctionExpression translated, SqlExpression german) =>
        new("COALESCE", [translated, german], nullable: false, [false, false], typeof(string), german.TypeMapping);
}
