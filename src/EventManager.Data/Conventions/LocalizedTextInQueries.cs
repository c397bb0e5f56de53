using System.Linq.Expressions;
using System.Reflection;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EventManager.Data.Conventions;

/// <summary>
/// Lets a query order and search by <c>x.Title.In(language)</c>. EF translates no method of a complex type, so the call becomes one on its two
/// columns. What a query selects in the end stays as it is: there the words are read whole and <c>In</c> runs in the program.
/// </summary>
internal sealed class LocalizedTextInQueries : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        new Rewrite().Visit(queryExpression);

    private sealed class Rewrite : ExpressionVisitor
    {
        private static readonly MethodInfo In = typeof(LocalizedText).GetMethod(nameof(LocalizedText.In))!;
        private static readonly MethodInfo Shown = typeof(LocalizedSql).GetMethod(nameof(LocalizedSql.Shown))!;

        private bool selects;

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method == In && !selects)
            {
                var text = Visit(node.Object)!;
                return Expression.Call(
                    Shown,
                    Expression.Property(text, nameof(LocalizedText.German)),
                    Expression.Property(text, nameof(LocalizedText.Translations)),
                    Visit(node.Arguments[0])
                );
            }
            if (node.Method.DeclaringType != typeof(Queryable) && node.Method.DeclaringType != typeof(Enumerable))
                return base.VisitMethodCall(node);
            var arguments = node.Arguments.Select((argument, i) => VisitArgument(node.Method.Name, argument, i)).ToList();
            return node.Update(Visit(node.Object), arguments);
        }

        private Expression VisitArgument(string method, Expression argument, int index)
        {
            var before = selects;
            selects = index == 0 ? before : method is nameof(Queryable.Select) or nameof(Queryable.SelectMany);
            try
            {
                return Visit(argument);
            }
            finally
            {
                selects = before;
            }
        }
    }
}
