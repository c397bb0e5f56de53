using EventManager.Domain.Common;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class VenueMapping : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(Lengths.Name);
        builder.Property(v => v.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(v => v.Street).HasMaxLength(Lengths.Name);
        builder.Property(v => v.PostalCode).HasMaxLength(20);
        builder.Property(v => v.City).HasMaxLength(Lengths.Name);
        builder.Words(v => v.Directions, Lengths.Text).Words(v => v.Accessibility, Lengths.Text);
        builder.HasMany(v => v.Floors).WithOne().HasForeignKey(f => f.VenueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FloorMapping : IEntityTypeConfiguration<Floor>
{
    public void Configure(EntityTypeBuilder<Floor> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Words(f => f.Name, Lengths.Name);
        builder.HasMany(f => f.Rooms).WithOne().HasForeignKey(r => r.FloorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(Lengths.Name);
    }
}
