using System.Linq.Expressions;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

/// <summary>Column lengths in characters. Every text column has one; SQL Server indexes none without.</summary>
internal static class Lengths
{
    public const int Key = 80;
    public const int Name = 200;

    /// <summary>A language tag with script and region, also a private one such as <c>de-simple</c>.</summary>
    public const int Language = 20;
    public const int SearchName = 420;
    public const int Email = MailAddressRules.MaxLength;
    public const int Line = 400;
    public const int Text = 4_000;
    public const int Long = 100_000;

    /// <summary>A stored answer of the API: five hundred scans with long names.</summary>
    public const int Answer = 4_000_000;

    /// <summary>All translations of one text: forty languages of the longest.</summary>
    public const int Translations = 4_000_000;

    public static EntityTypeBuilder<T> Words<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, LocalizedText?>> property, int length)
        where T : class
    {
        entity.ComplexProperty(
            property,
            words =>
            {
                words.Property(w => w!.German).HasMaxLength(length);
                words.Property(w => w!.Translations).HasMaxLength(Translations);
            }
        );
        return entity;
    }
}
