using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EventManager.Data.Conventions;

/// <summary>
/// SQL Server compares texts as people read them: capitals do not count, and ß is ss. So <c>k1</c> would be the idempotency key <c>K1</c>,
/// and one person's address another's. What tells rows apart is therefore compared by its code points there, as SQLite and PostgreSQL do
/// it anyway: every text that is part of a key, a unique index or a foreign key, every normalised one, every sort key, and what <see cref="ExactTextMapping.IsExact"/>
/// names. A property with a collation of its own keeps it.
/// </summary>
public sealed class ExactTexts : IModelFinalizingConvention
{
    /// <summary>
    /// Binary by code point, of the newest version that every SQL Server has. Not its _UTF8 sister, which only changes how varchar is
    /// stored: our columns are nvarchar. Binary also sorts as C#'s ordinal comparison does.
    /// </summary>
    public const string Collation = "Latin1_General_100_BIN2";

    internal const string Exact = "EventManager:Exact";

    /// <summary>The provider whose texts are not exact by themselves; named, since this project knows no provider.</summary>
    internal const string Provider = "Microsoft.EntityFrameworkCore.SqlServer";

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var property in modelBuilder.Metadata.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(IsMeant))
            property.Builder.UseCollation(Collation);
    }

    /// <summary>Whether the convention is about a property.</summary>
    public static bool IsMeant(IReadOnlyProperty property) =>
        IsText(property)
        && (
            property.IsKey()
            || property.IsForeignKey()
            || property.GetContainingIndexes().Any(index => index.IsUnique)
            || property.Name.StartsWith("Normalized", StringComparison.Ordinal)
            || SortedTexts.IsMeant(property)
            || property.FindAnnotation(Exact) is not null
        );

    private static bool IsText(IReadOnlyProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);
}

internal static class ExactTextMapping
{
    /// <summary>For what names a key without being a foreign key, as a gate's code in a scan: two columns that are compared must agree.</summary>
    public static PropertyBuilder<T> IsExact<T>(this PropertyBuilder<T> property) => property.HasAnnotation(ExactTexts.Exact, true);
}
