using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class MailSelectionMapping : IEntityTypeConfiguration<MailSelection>
{
    public void Configure(EntityTypeBuilder<MailSelection> builder)
    {
        builder.ToTable("MailSelections");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MailSelectionPersonMapping : IEntityTypeConfiguration<MailSelectionPerson>
{
    public void Configure(EntityTypeBuilder<MailSelectionPerson> builder)
    {
        builder.ToTable("MailSelectionPeople");
        builder.HasKey(p => new { p.SelectionId, p.PersonId });
        builder.HasOne<MailSelection>().WithMany().HasForeignKey(p => p.SelectionId).OnDelete(DeleteBehavior.Cascade);
        // Whoever is erased is looked for in all of them.
        builder.HasIndex(p => p.PersonId);
    }
}
