using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// SQL that is sent many times over, for the few places where what LINQ costs a row is most of the work (ADR 0014). Its text is plain
/// enough for all three databases; its values are written as the model maps the properties they belong to.
/// </summary>
internal sealed class Statement
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 40).Select(at => "@p" + at)];

    private readonly RelationalTypeMapping[] mappings;

    private Statement(string text, IEnumerable<IReadOnlyProperty> properties)
    {
        Text = text;
        mappings = [.. properties.Select(property => (RelationalTypeMapping)property.FindTypeMapping()!)];
    }

    public string Text { get; }

    /// <param name="model">The model.</param>
    /// <param name="entity">Whose properties the values belong to.</param>
    /// <param name="text">SQL with <c>@p0</c>, <c>@p1</c> …; names in double quotes.</param>
    /// <param name="properties">The values' properties, in their order.</param>
    public static Statement Of(IModel model, Type entity, string text, params ReadOnlySpan<string> properties)
    {
        var type = model.FindEntityType(entity)!;
        var found = new List<IReadOnlyProperty>();
        foreach (var name in properties)
            found.Add(type.FindProperty(name)!);
        return new Statement(text, found);
    }

    /// <summary>Inserts a row of an entity whose every column is a property of it.</summary>
    public static Insert<T> Insert<T>(IModel model)
        where T : class
    {
        var entity = model.FindEntityType(typeof(T))!;
        var properties = entity.GetProperties().ToList();
        var columns = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
        var values = string.Join(", ", properties.Select((_, at) => "@p" + at));
        return new Insert<T>(
            new Statement($"INSERT INTO \"{entity.GetTableName()}\" ({columns}) VALUES ({values})", properties),
            [.. properties.Select(property => property.GetGetter())]
        );
    }

    public DbParameter Parameter(DbCommand command, int at, object? value) =>
        mappings[at].CreateParameter(command, Names[at], value, nullable: true);

    /// <summary>The value as the provider takes it.</summary>
    public object Value(int at, object? value) => mappings[at].Converter?.ConvertToProvider(value) ?? value ?? DBNull.Value;
}

/// <param name="Statement">The statement.</param>
/// <param name="Getters">Read its values, in their order.</param>
internal sealed record Insert<T>(Statement Statement, IReadOnlyList<IClrPropertyGetter> Getters)
    where T : class
{
    public object?[] Values(T row)
    {
        var values = new object?[Getters.Count];
        for (var at = 0; at < values.Length; at++)
            values[at] = Getters[at].GetClrValue(row);
        return values;
    }
}
