using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class EventMapping : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Slug).HasMaxLength(Lengths.Key);
        builder.HasIndex(e => e.Slug).IsUnique();
        builder.HasIndex(e => new { e.State, e.StartsAt });
        builder.Property(e => e.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Words(e => e.Title, Lengths.Name).Words(e => e.Summary, Lengths.Line).Words(e => e.Description, 20_000);
        builder.Words(e => e.PlaceNote, Lengths.Line).Words(e => e.ClassTasks, Lengths.Text);
        builder.Words(e => e.PriceNote, Lengths.Line).Words(e => e.Bring, Lengths.Line).Words(e => e.Accessibility, Lengths.Text);
        builder.Words(e => e.Faq, Lengths.Text);
        builder.Property(e => e.CompanyDomains).HasMaxLength(Lengths.Text);
        builder.Property(e => e.TimeZone).HasMaxLength(Lengths.Key);
        builder.Property(e => e.OrganiserName).HasMaxLength(Lengths.Name);
        builder.Property(e => e.ContactEmail).HasMaxLength(Lengths.Email);
        // Is a rule since MailRules, and empty since then: what an older program asks while both run, so that it sends nothing.
        builder.Property<int?>("ReminderDaysBefore");
        builder.HasMany(e => e.Categories).WithOne().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(e => e.Seats).WithOne().HasForeignKey<Event>(e => e.SeatPoolId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Venue>().WithMany().HasForeignKey(e => e.VenueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TimeSlotMapping : IEntityTypeConfiguration<TimeSlot>
{
    public void Configure(EntityTypeBuilder<TimeSlot> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.Seats).WithOne().HasForeignKey<TimeSlot>(s => s.SeatPoolId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.EventId, s.StartsAt });
    }
}

internal sealed class SeatPoolMapping : IEntityTypeConfiguration<SeatPool>
{
    public void Configure(EntityTypeBuilder<SeatPool> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.EventId);
    }
}

internal sealed class EventTemplateMapping : IEntityTypeConfiguration<EventTemplate>
{
    public void Configure(EntityTypeBuilder<EventTemplate> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(Lengths.Name);
        builder.Words(t => t.Title, Lengths.Name).Words(t => t.Summary, Lengths.Line).Words(t => t.Description, 20_000);
        builder.HasMany(t => t.Sessions).WithOne().HasForeignKey("TemplateId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TemplateSessionMapping : IEntityTypeConfiguration<TemplateSession>
{
    public void Configure(EntityTypeBuilder<TemplateSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Words(s => s.Title, Lengths.Line);
    }
}
