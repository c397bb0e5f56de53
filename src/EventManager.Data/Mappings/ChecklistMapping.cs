using EventManager.Data.Accounts;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class ChecklistMapping : IEntityTypeConfiguration<ChecklistPoint>
{
    public void Configure(EntityTypeBuilder<ChecklistPoint> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Key).HasMaxLength(Lengths.Key);
        builder.Property(p => p.Title).HasMaxLength(ChecklistPoint.LongestTitle);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId).OnDelete(DeleteBehavior.Restrict);
        // Who ticked it is an id as in the audit log: a second reference to accounts would be a second way of deleting on SQL Server.
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.SetNull);
        // Two who take over the suggestions in the same moment get them once.
        builder.HasIndex(p => new { p.EventId, p.Key }).IsUnique();
    }
}
