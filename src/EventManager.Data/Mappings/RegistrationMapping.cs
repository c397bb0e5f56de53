using EventManager.Data.Conventions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.FirstName).HasMaxLength(Lengths.Name);
        builder.Property(r => r.LastName).HasMaxLength(Lengths.Name);
        builder.Property(r => r.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(r => r.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(r => r.Email).HasMaxLength(Lengths.Email);
        builder.Property(r => r.NormalizedEmail).HasMaxLength(Lengths.Email);
        builder.Property(r => r.ActiveKey).HasMaxLength(Lengths.Email);
        builder.Property(r => r.Organisation).HasMaxLength(Lengths.Name);
        builder.Property(r => r.GuardianEmail).HasMaxLength(Lengths.Email);
        builder.Property(r => r.DecisionNote).HasMaxLength(Lengths.Text);
        builder.HasOne<CompanyAccess>().WithMany().HasForeignKey(r => r.CompanyAccessId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Invitation>().WithMany().HasForeignKey(r => r.InvitationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Language).HasMaxLength(Lengths.Language);
        builder.Property(r => r.CategoryCode).HasMaxLength(TicketCategory.MaxCodeLength);
        builder.Property(r => r.PartyName).HasMaxLength(Lengths.Line);
        builder.PrimitiveCollection(r => r.WishedSlots).HasMaxLength(Lengths.Line).Metadata.SetValueComparer(new GuidListComparer());
        builder
            .HasOne<TicketCategory>()
            .WithMany()
            .HasForeignKey(r => new { r.EventId, r.CategoryCode })
            .HasPrincipalKey(c => new { c.EventId, c.Code })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TimeSlot>().WithMany().HasForeignKey(r => r.TimeSlotId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.EventId, r.ActiveKey }).IsUnique();
        builder.HasIndex(r => new { r.EventId, r.SortName });
        builder.HasIndex(r => new { r.EventId, r.CreatedAt });
        builder.HasIndex(r => new { r.EventId, r.ConfirmedAt });
        builder.HasIndex(r => new
        {
            r.EventId,
            r.State,
            r.Priority,
            r.WaitingSince,
        });
        // The list of one state in its order: one that few have must not be looked for among all.
        builder.HasIndex(r => new
        {
            r.EventId,
            r.State,
            r.SortName,
            r.Id,
        });
        builder.HasIndex(r => new { r.State, r.OfferExpiresAt });
        builder.HasIndex(r => new { r.State, r.CreatedAt });
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Name).HasMaxLength(Lengths.Name);
        builder.Property(i => i.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(i => i.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(i => i.Email).HasMaxLength(Lengths.Email);
        builder.Property(i => i.NormalizedEmail).HasMaxLength(Lengths.Email);
        builder.Property(i => i.RepresentedBy).HasMaxLength(Lengths.SearchName);
        builder.Property(i => i.GuestName).HasMaxLength(Lengths.Name);
        builder.Property(i => i.DietaryNeeds).HasMaxLength(Lengths.Line);
        builder.Property(i => i.AccessNeeds).HasMaxLength(Lengths.Line);
        builder.HasOne<Event>().WithMany().HasForeignKey(i => i.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.EventId, i.NormalizedEmail }).IsUnique();
        builder.HasIndex(i => new { i.EventId, i.SortName });
    }
}

internal sealed class CalendarReplyMapping : IEntityTypeConfiguration<CalendarReply>
{
    public void Configure(EntityTypeBuilder<CalendarReply> builder)
    {
        builder.ToTable("CalendarReplies");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Invitation>().WithMany().HasForeignKey(r => r.InvitationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.InvitationId);
        builder.HasIndex(r => r.At);
    }
}

internal sealed class ConsentRecordMapping : IEntityTypeConfiguration<ConsentRecord>
{
    public void Configure(EntityTypeBuilder<ConsentRecord> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Purpose).HasMaxLength(Lengths.Key);
        builder.Property(c => c.TextVersion).HasMaxLength(16);
        builder.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TicketMapping : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.HolderName).HasMaxLength(Lengths.SearchName);
        builder.Property(t => t.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(t => t.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(t => t.Category).HasMaxLength(TicketCategory.MaxCodeLength).IsExact();
        builder.Property(t => t.Notes).HasMaxLength(2 * Lengths.Line + 1);
        builder.Property(t => t.DerivedNotes).HasMaxLength(Lengths.Line);
        builder.Property(t => t.OwnNotes).HasMaxLength(Lengths.Line);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(t => t.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new
        {
            t.EventId,
            t.UpdatedAt,
            t.Id,
        });
        builder.HasIndex(t => new { t.EventId, t.SortName });
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.HasKey(k => new { k.EventId, k.Number });
        builder.Property(k => k.PublicKey).HasMaxLength(64);
        builder.Property(k => k.ProtectedPrivateKey).HasMaxLength(Lengths.Text);
        builder.HasOne<Event>().WithMany().HasForeignKey(k => k.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
