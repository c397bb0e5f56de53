using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class TicketCategoryMapping : IEntityTypeConfiguration<TicketCategory>
{
    public void Configure(EntityTypeBuilder<TicketCategory> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(TicketCategory.MaxCodeLength);
        builder.Words(c => c.Name, Lengths.Name);
        builder.HasAlternateKey(c => new { c.EventId, c.Code });
    }
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(School.MaxNameLength);
        builder.Property(s => s.NormalizedName).HasMaxLength(Lengths.SearchName);
        builder.Property(s => s.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(s => s.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(s => s.Place).HasMaxLength(School.MaxPlaceLength);
        builder.Property(s => s.Kind).HasMaxLength(School.MaxKindLength);
        builder.HasIndex(s => s.NormalizedName).IsUnique();
        builder.HasIndex(s => s.SortName);
    }
}

internal sealed class ClassBookingMapping : IEntityTypeConfiguration<ClassBooking>
{
    public void Configure(EntityTypeBuilder<ClassBooking> builder)
    {
        builder.HasKey(c => c.RegistrationId);
        builder.Property(c => c.RegistrationId).ValueGeneratedNever();
        builder.Property(c => c.SchoolName).HasMaxLength(School.MaxNameLength);
        builder.Property(c => c.ClassName).HasMaxLength(ClassBooking.MaxClassLength);
        builder.Property(c => c.Level).HasMaxLength(ClassBooking.MaxLevelLength);
        builder.Property(c => c.Needs).HasMaxLength(ClassBooking.MaxNeedsLength);
        builder.HasOne<Registration>().WithOne().HasForeignKey<ClassBooking>(c => c.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<School>().WithMany().HasForeignKey(c => c.SchoolId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PartyMemberMapping : IEntityTypeConfiguration<PartyMember>
{
    public void Configure(EntityTypeBuilder<PartyMember> builder)
    {
        builder.HasKey(m => new { m.RegistrationId, m.Number });
        builder.Property(m => m.Number).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(Lengths.Name);
        builder.HasOne<Registration>().WithMany().HasForeignKey(m => m.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WaitingListMoveMapping : IEntityTypeConfiguration<WaitingListMove>
{
    public void Configure(EntityTypeBuilder<WaitingListMove> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(m => m.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.EventId, m.At });
    }
}
