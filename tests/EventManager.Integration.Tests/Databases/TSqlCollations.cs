using EventManager.Data;
using EventManager.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// Finds columns that are compared with each other and have different collations, which SQL Server refuses when it runs the query (error
/// 468) and the parser cannot know. Columns of derived tables are not followed.
/// </summary>
internal sealed class TSqlCollations : TSqlFragmentVisitor
{
    /// <summary>Table and column, with whether it is exact; texts only.</summary>
    private static readonly Lazy<Dictionary<(string Table, string Column), bool>> Texts = new(ReadModel);

    private readonly Dictionary<string, string> aliases = [];
    private readonly List<(ColumnReferenceExpression First, ColumnReferenceExpression Second)> pairs = [];

    public static IEnumerable<string> Conflicts(string text)
    {
        using var reader = new StringReader(text);
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out _);
        var visitor = new TSqlCollations();
        fragment.Accept(visitor);
        return visitor
            .pairs.Select(pair => (First: visitor.Find(pair.First), Second: visitor.Find(pair.Second)))
            .Where(pair => pair.First is { } first && pair.Second is { } second && first.IsExact != second.IsExact)
            .Select(pair =>
                $"{pair.First!.Value.Name} and {pair.Second!.Value.Name} have different collations: IsExact() belongs to the mapping of one."
            );
    }

    public override void Visit(NamedTableReference node) =>
        aliases[node.Alias?.Value ?? node.SchemaObject.BaseIdentifier.Value] = node.SchemaObject.BaseIdentifier.Value;

    public override void Visit(BooleanComparisonExpression node)
    {
        if (node is { FirstExpression: ColumnReferenceExpression first, SecondExpression: ColumnReferenceExpression second })
            pairs.Add((first, second));
    }

    private (string Name, bool IsExact)? Find(ColumnReferenceExpression column)
    {
        var names = column.MultiPartIdentifier?.Identifiers;
        if (names is not [var alias, var name] || !aliases.TryGetValue(alias.Value, out var table))
            return null;
        return Texts.Value.TryGetValue((table, name.Value), out var exact) ? ($"{table}.{name.Value}", exact) : null;
    }

    private static Dictionary<(string Table, string Column), bool> ReadModel()
    {
        using var db = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
        var found = new Dictionary<(string, string), bool>();
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            foreach (var column in table.Columns.Where(column => column.ProviderClrType == typeof(string)))
                found[(table.Name, column.Name)] = column.Collation == ExactTexts.Collation;
        }
        return found;
    }
}
