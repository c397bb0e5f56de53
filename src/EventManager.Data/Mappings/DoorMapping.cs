using EventManager.Data.Conventions;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class DoorZoneMapping : IEntityTypeConfiguration<DoorZone>
{
    public void Configure(EntityTypeBuilder<DoorZone> builder)
    {
        builder.HasKey(z => new { z.EventId, z.Code });
        builder.Property(z => z.Code).HasMaxLength(Lengths.Key);
        builder.Property(z => z.Name).HasMaxLength(Lengths.Name);
        builder.HasOne<Event>().WithMany().HasForeignKey(z => z.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Session>().WithMany().HasForeignKey(z => z.SessionId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ZoneVisitMapping : IEntityTypeConfiguration<ZoneVisit>
{
    public void Configure(EntityTypeBuilder<ZoneVisit> builder)
    {
        builder.HasKey(v => new
        {
            v.EventId,
            v.Zone,
            v.TicketId,
        });
        builder.Property(v => v.Zone).HasMaxLength(Lengths.Key);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(v => v.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DoorPinMapping : IEntityTypeConfiguration<DoorPin>
{
    public void Configure(EntityTypeBuilder<DoorPin> builder)
    {
        builder.HasKey(p => p.EventId);
        builder.Property(p => p.Hash).HasMaxLength(64);
        builder.HasOne<Event>().WithOne().HasForeignKey<DoorPin>(p => p.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DoorPhoneMapping : IEntityTypeConfiguration<DoorPhone>
{
    public void Configure(EntityTypeBuilder<DoorPhone> builder)
    {
        builder.HasKey(p => p.TokenId);
        builder.Property(p => p.TokenId).ValueGeneratedNever();
        builder.Property(p => p.Gate).HasMaxLength(Lengths.Key).IsExact();
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ScanConflictMapping : IEntityTypeConfiguration<ScanConflict>
{
    public void Configure(EntityTypeBuilder<ScanConflict> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.EventId, c.SecondScanId }).IsUnique();
        builder.HasIndex(c => new
        {
            c.EventId,
            c.Decision,
            c.FoundAt,
        });
    }
}

internal sealed class TapMapping : IEntityTypeConfiguration<Tap>
{
    public void Configure(EntityTypeBuilder<Tap> builder)
    {
        builder.HasKey(t => new { t.EventId, t.Id });
        builder.Property(t => t.Gate).HasMaxLength(Lengths.Key).IsExact();
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.EventId, t.ReceivedAt });
    }
}

internal sealed class WalkInMapping : IEntityTypeConfiguration<WalkIn>
{
    public void Configure(EntityTypeBuilder<WalkIn> builder)
    {
        builder.HasKey(w => new { w.EventId, w.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(w => w.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BadgeDesignMapping : IEntityTypeConfiguration<BadgeDesign>
{
    public void Configure(EntityTypeBuilder<BadgeDesign> builder)
    {
        builder.HasKey(b => b.EventId);
        builder.Property(b => b.Headline).HasMaxLength(Lengths.Name);
        builder.Property(b => b.Colours).HasMaxLength(Lengths.Line);
        builder.Property(b => b.LogoType).HasMaxLength(40);
        builder.HasOne<Event>().WithOne().HasForeignKey<BadgeDesign>(b => b.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
