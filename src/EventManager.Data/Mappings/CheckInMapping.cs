using EventManager.Data.Conventions;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class ScanMapping : IEntityTypeConfiguration<Scan>
{
    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        // The id first: asked by its id alone, PostgreSQL cannot prefer the index of all the event's scans, as it did for a prepared
        // statement that it had planned while the table was still empty.
        builder.HasKey(s => new { s.Id, s.EventId });
        builder.Property(s => s.Gate).HasMaxLength(Lengths.Key).IsExact();
        builder.Property(s => s.Zone).HasMaxLength(Lengths.Key).IsExact();
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.EventId, s.ReceivedAt });
        builder.HasIndex(s => new { s.TicketId, s.ScannedAt });
    }
}

internal sealed class GateMapping : IEntityTypeConfiguration<Gate>
{
    public void Configure(EntityTypeBuilder<Gate> builder)
    {
        builder.HasKey(g => new { g.EventId, g.Code });
        builder.Property(g => g.Code).HasMaxLength(Lengths.Key);
        builder.Property(g => g.Name).HasMaxLength(Lengths.Name);
        builder.Property(g => g.Zone).HasMaxLength(Lengths.Key).IsExact();
        builder.Property(g => g.Categories).HasMaxLength(Lengths.Line);
        builder.HasOne<Event>().WithMany().HasForeignKey(g => g.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
