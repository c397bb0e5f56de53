using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class CompanyMapping : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(Lengths.Name);
        builder.Property(c => c.NormalizedName).HasMaxLength(Lengths.Name);
        builder.HasIndex(c => c.NormalizedName).IsUnique();
        builder.Property(c => c.MailDomains).HasMaxLength(Lengths.Text);
        builder.Property(c => c.Website).HasMaxLength(Lengths.Line);
    }
}

internal sealed class OccupationMapping : IEntityTypeConfiguration<Occupation>
{
    public void Configure(EntityTypeBuilder<Occupation> builder)
    {
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Words(o => o.Name, Lengths.Name);
        builder.Property(o => o.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(o => o.SortName).HasMaxLength(SortKey.MaxLength);
    }
}

internal sealed class ExhibitorMapping : IEntityTypeConfiguration<Exhibitor>
{
    public void Configure(EntityTypeBuilder<Exhibitor> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.CompanyName).HasMaxLength(Lengths.Name);
        builder.Property(e => e.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(e => e.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(e => e.ActiveKey).HasMaxLength(Lengths.Name);
        builder.Property(e => e.ContactName).HasMaxLength(Lengths.Name);
        builder.Property(e => e.ContactSearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(e => e.ContactEmail).HasMaxLength(Lengths.Email);
        builder.Property(e => e.NormalizedEmail).HasMaxLength(Lengths.Email);
        builder.Property(e => e.ContactPhone).HasMaxLength(Lengths.Key);
        builder.Property(e => e.BoothContact).HasMaxLength(Lengths.Line);
        builder.Property(e => e.Street).HasMaxLength(Lengths.Name);
        builder.Property(e => e.PostalCode).HasMaxLength(20);
        builder.Property(e => e.City).HasMaxLength(Lengths.Name);
        builder.Property(e => e.Website).HasMaxLength(Lengths.Line);
        builder.Property(e => e.Language).HasMaxLength(Lengths.Language);
        builder.Property(e => e.Wishes).HasMaxLength(Lengths.Text);
        builder.Words(e => e.ShortText, Lengths.Text);
        builder.HasOne<Event>().WithMany().HasForeignKey(e => e.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Company>().WithMany().HasForeignKey(e => e.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Occupations).WithOne().HasForeignKey(o => o.ExhibitorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.EventId, e.ActiveKey }).IsUnique();
        builder.HasIndex(e => new
        {
            e.EventId,
            e.State,
            e.SortName,
        });
    }
}

internal sealed class ExhibitorOccupationMapping : IEntityTypeConfiguration<ExhibitorOccupation>
{
    public void Configure(EntityTypeBuilder<ExhibitorOccupation> builder)
    {
        builder.HasKey(o => new { o.ExhibitorId, o.OccupationId });
        builder.HasOne<Occupation>().WithMany().HasForeignKey(o => o.OccupationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BoothMapping : IEntityTypeConfiguration<Booth>
{
    public void Configure(EntityTypeBuilder<Booth> builder)
    {
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Label).HasMaxLength(20);
        builder.Property(b => b.SearchName).HasMaxLength(60);
        builder.HasOne<Event>().WithMany().HasForeignKey(b => b.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(b => b.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Exhibitor>().WithOne().HasForeignKey<Booth>(b => b.ExhibitorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.EventId, b.Label }).IsUnique();
    }
}
