using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EventManager.Data.Conventions;

/// <summary>
/// A sort key (<c>SortKey</c>) is compared by code points. PostgreSQL compares by the collation of the database, which passes over blanks
/// and controls where it is a language's; SQLite does it right by itself, SQL Server by <see cref="ExactTexts"/>.
/// </summary>
public sealed class SortedTexts : IModelFinalizingConvention
{
    public const string Collation = "C";

    internal const string Provider = "Npgsql.EntityFrameworkCore.PostgreSQL";

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var property in modelBuilder.Metadata.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(IsMeant))
            property.Builder.UseCollation(Collation);
    }

    public static bool IsMeant(IReadOnlyProperty property) => property.Name == "SortName";
}
