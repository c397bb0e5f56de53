using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class NamedAudienceMapping : IEntityTypeConfiguration<NamedAudience>
{
    public void Configure(EntityTypeBuilder<NamedAudience> builder)
    {
        builder.ToTable("NamedAudiences");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(NamedAudience.LongestName);
        builder.Property(a => a.Filter).HasMaxLength(Lengths.Text);
        builder.Ignore(a => a.Part);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Restrict);
        // Two of one name could not be told apart where they are chosen.
        builder.HasIndex(a => new { a.EventId, a.Name }).IsUnique();
    }
}
