using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class EventPictureMapping : IEntityTypeConfiguration<EventPicture>
{
    public void Configure(EntityTypeBuilder<EventPicture> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Ignore(p => p.Focus);
        builder.Words(p => p.Alt, PictureRules.MaxAlt);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Files).WithOne().HasForeignKey(f => f.PictureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.EventId).IsUnique();
    }
}

internal sealed class PictureFileMapping : IEntityTypeConfiguration<PictureFile>
{
    public void Configure(EntityTypeBuilder<PictureFile> builder) => builder.Property(f => f.Id).ValueGeneratedNever();
}

internal sealed class ExhibitorLogoMapping : IEntityTypeConfiguration<ExhibitorLogo>
{
    public void Configure(EntityTypeBuilder<ExhibitorLogo> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<Exhibitor>().WithMany().HasForeignKey(l => l.ExhibitorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.ExhibitorId).IsUnique();
    }
}
