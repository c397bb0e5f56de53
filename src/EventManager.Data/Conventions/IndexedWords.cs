using System.Linq.Expressions;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EventManager.Data.Conventions;

/// <summary>
/// On PostgreSQL the words of the long tables stand a second time in a column of their own, which the database makes and keeps in a GIN
/// index: <c>x.SearchName.Contains(" word")</c> is asked of that column there. No extension is needed, and names may be as long as they are.
/// What SQLite does is <see cref="SearchedInIndex"/>.
/// </summary>
public sealed class IndexedWords : IQueryExpressionInterceptor
{
    /// <summary>Made by the migration of the same name, and not part of the model: only the database writes it, and nobody reads it.</summary>
    public const string Column = "SearchWords";

    /// <summary>Its SQL stands in the migration.</summary>
    private const string Function = "search_has_word";

    public static bool AreOf(DbContext db) => db.Database.ProviderName == SortedTexts.Provider;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        eventData.Context is { } db && AreOf(db) ? new Rewrite().Visit(queryExpression) : queryExpression;

    /// <summary>Never run.</summary>
    public static bool Has(string searchName, string word) =>
        throw new InvalidOperationException($"{searchName}, {word}: only in a query.");

    public static void AddTo(ModelBuilder builder, string? provider) =>
        builder
            .HasDbFunction(typeof(IndexedWords).GetMethod(nameof(Has))!)
            .HasTranslation(arguments =>
                provider == SortedTexts.Provider
                    ? Call(Function, typeof(bool), BoolTypeMapping.Default, Words((ColumnExpression)arguments[0]), arguments[1])
                    : Holds(arguments[0], arguments[1])
            );

    private static SqlFunctionExpression Call(string name, Type type, RelationalTypeMapping mapping, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: false, arguments.Select(_ => false), type, mapping);

    /// <summary>For tests, which read each query of one database on the others, too.</summary>
    private static SqlBinaryExpression Holds(SqlExpression name, SqlExpression word) =>
        new(
            ExpressionType.GreaterThan,
            Call("CHARINDEX", typeof(int), IntTypeMapping.Default, word, name),
            new SqlConstantExpression(0, IntTypeMapping.Default),
            typeof(bool),
            BoolTypeMapping.Default
        );

    /// <summary>The column beside the name's, of the same table.</summary>
    private static ColumnExpression Words(ColumnExpression name) => new(Column, name.TableAlias, typeof(string), name.TypeMapping, false);

    private sealed class Rewrite : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(string.Contains)
            && node.Method.DeclaringType == typeof(string)
            && node.Arguments is [{ } word]
            && word.Type == typeof(string)
            && node.Object is MemberExpression { Member: var member } name
            && member.Name == nameof(Registration.SearchName)
            && (member.DeclaringType == typeof(Registration) || member.DeclaringType == typeof(Ticket))
                ? Expression.Call(typeof(IndexedWords), nameof(Has), null, name, word)
                : base.VisitMethodCall(node);
    }
}
