using EventManager.Data;
using EventManager.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EventManager.Integration.Tests.Databases;

/// <summary>On SQL Server what tells rows apart is compared by code points; what people search and sort is not.</summary>
public sealed class ExactTextsTests
{
    [Fact]
    public void Every_text_of_a_key_or_a_unique_index_is_exact_on_SQL_Server()
    {
        var model = Model(new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]));
        var telling = model
            .GetEntityTypes()
            .SelectMany(entity =>
                entity
                    .GetKeys()
                    .SelectMany(key => key.Properties)
                    .Concat(entity.GetForeignKeys().SelectMany(key => key.Properties.Concat(key.PrincipalKey.Properties)))
                    .Concat(entity.GetIndexes().Where(index => index.IsUnique).SelectMany(index => index.Properties))
            )
            .Where(IsText)
            .ToHashSet();

        telling.Where(property => property.GetCollation() != ExactTexts.Collation).Select(Name).ShouldBeEmpty();
        telling.Select(Name).ShouldContain("Event.Slug");
        telling.Select(Name).ShouldContain("IdempotentAnswer.Key");
        telling.Select(Name).ShouldContain("Registration.CategoryCode", "a foreign key to a text");
        telling.Count.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("Account.NormalizedEmail")]
    [InlineData("Exhibitor.NormalizedEmail")]
    [InlineData("Registration.NormalizedEmail")]
    [InlineData("Registration.SortName")]
    [InlineData("Scan.Gate")]
    [InlineData("OutboxMail.Kind")]
    public void So_is_what_names_a_row_without_being_its_key(string name) =>
        Texts(new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]))
            .Single(property => Name(property) == name)
            .GetCollation()
            .ShouldBe(ExactTexts.Collation);

    [Fact]
    public void All_other_texts_are_compared_as_people_read_them()
    {
        var others = Texts(new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]))
            .Where(property => !ExactTexts.IsMeant(property))
            .ToList();

        others.Select(Name).ShouldContain("Registration.LastName");
        others.Where(property => property.GetCollation() is not null).Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public void SQLite_and_PostgreSQL_are_exact_by_themselves_and_PostgreSQL_sorts_names_by_code_points()
    {
        foreach (
            var db in (EventDb[])
                [
                    new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]),
                    new Migrations.PostgreSql.DesignTimeFactory().CreateDbContext([]),
                ]
        )
            Texts(db).Where(property => property.GetCollation() is not null && !SortedTexts.IsMeant(property)).Select(Name).ShouldBeEmpty();
        var sorted = Texts(new Migrations.PostgreSql.DesignTimeFactory().CreateDbContext([])).Where(SortedTexts.IsMeant).ToList();
        sorted.Select(Name).ShouldContain("Registration.SortName");
        sorted.ShouldAllBe(property => property.GetCollation() == SortedTexts.Collation);
    }

    [Fact]
    public void Columns_of_different_collations_are_found_where_they_are_compared() =>
        TSqlCollations
            .Conflicts("SELECT 1 FROM [MailWordings] AS [w] JOIN [Registrations] AS [r] ON [w].[Kind] = [r].[LastName]")
            .ShouldHaveSingleItem()
            .ShouldContain("Registrations.LastName");

    private static bool IsText(IReadOnlyProperty property) =>
        (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string);

    private static string Name(IReadOnlyProperty property) => property.DeclaringType.ClrType.Name.Split('`')[0] + "." + property.Name;

    private static IModel Model(EventDb context)
    {
        using var db = context;
        return db.GetService<IDesignTimeModel>().Model;
    }

    private static IEnumerable<IProperty> Texts(EventDb db) =>
        Model(db).GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(IsText);
}
