using System.Linq.Expressions;
using EventManager.Data;
using Microsoft.EntityFrameworkCore.Query;

namespace EventManager.Integration.Tests.Databases;

/// <summary>Takes a query of one database's model to another's: its roots name the same entities, its parameters are noted.</summary>
internal sealed class OnAnotherModel(EventDb db) : ExpressionVisitor
{
    private readonly Dictionary<string, Type> parameters = [];

    public static (Expression Query, IReadOnlyDictionary<string, Type> Parameters) Move(Expression query, EventDb to)
    {
        var mover = new OnAnotherModel(to);
        return (mover.Visit(query), mover.parameters);
    }

    protected override Expression VisitExtension(Expression node)
    {
        switch (node)
        {
            case EntityQueryRootExpression root:
                return root.UpdateEntityType(db.Model.FindEntityType(root.EntityType.Name)!);
            case QueryParameterExpression parameter:
                parameters[parameter.Name] = parameter.Type;
                return parameter;
            case ParameterQueryRootExpression root:
                parameters[root.QueryParameterExpression.Name] = root.QueryParameterExpression.Type;
                return root;
            default:
                return base.VisitExtension(node);
        }
    }
}

/// <summary>A value of a type, so that a query can be written out.</summary>
internal static class SampleValues
{
    public static object? Of(Type type)
    {
        if (type == typeof(string))
            return "x";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner);
        // Not 0: Take(0) would be written as a query that finds nothing.
        if (type == typeof(int) || type == typeof(long))
            return Convert.ChangeType(1, type);
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        var element = type.IsArray
            ? type.GetElementType()
            : type.GetInterfaces()
                .Append(type)
                .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0];
        if (element is null)
            return null;
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Of(element), 0);
        if (type.IsAssignableFrom(one.GetType()))
            return one;
        return type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(element)])?.Invoke([one]);
    }
}
