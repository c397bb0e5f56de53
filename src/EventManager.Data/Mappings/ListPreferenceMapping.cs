using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class ListPreferenceMapping : IEntityTypeConfiguration<ListPreference>
{
    public void Configure(EntityTypeBuilder<ListPreference> builder)
    {
        builder.ToTable("ListPreferences");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.List).HasMaxLength(Lengths.Key);
        builder.Property(p => p.Name).HasMaxLength(Lengths.Key);
        builder.Property(p => p.Query).HasMaxLength(Lengths.Line);
        builder.Property(p => p.Hidden).HasMaxLength(Lengths.Line);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        // No foreign key: SQLite would write the whole table anew for it, outside of a transaction.
        builder.HasIndex(p => p.SharedIn);
        builder
            .HasIndex(p => new
            {
                p.UserId,
                p.List,
                p.Name,
            })
            .IsUnique();
    }
}
