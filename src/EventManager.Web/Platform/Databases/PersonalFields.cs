using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Databases;

/// <summary>What is declared as personal: the own page, the register of processing, the calendar and erasing all read it here.</summary>
internal static class PersonalFields
{
    public static IEnumerable<(PropertyInfo Property, PersonalAttribute Declared)> Of(Type type) =>
        type.GetProperties()
            .Select(property => (property, property.GetCustomAttribute<PersonalAttribute>()!))
            .Where(one => one.Item2 is not null);

    /// <summary>Of the whole model.</summary>
    public static IEnumerable<(Type Type, PropertyInfo Property, PersonalAttribute Declared)> OfModel(EventDb db) =>
        db
            .Model.GetEntityTypes()
            .Select(type => type.ClrType)
            .Distinct()
            .SelectMany(type => Of(type).Select(one => (type, one.Property, one.Declared)));
}
