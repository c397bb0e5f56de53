using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Words(s => s.Title, Lengths.Line).Words(s => s.Description, 20_000);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(s => s.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.Seats).WithOne().HasForeignKey<Session>(s => s.SeatPoolId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Leads).WithOne().HasForeignKey(l => l.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.EventId, s.StartsAt });
    }
}

internal sealed class SessionLeadMapping : IEntityTypeConfiguration<SessionLead>
{
    public void Configure(EntityTypeBuilder<SessionLead> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Name).HasMaxLength(Lengths.Name);
        builder.Property(l => l.Email).HasMaxLength(Lengths.Email);
    }
}

internal sealed class SessionPlaceMapping : IEntityTypeConfiguration<SessionPlace>
{
    public void Configure(EntityTypeBuilder<SessionPlace> builder)
    {
        builder.HasKey(p => new { p.SessionId, p.RegistrationId });
        builder.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(p => p.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionWaitMapping : IEntityTypeConfiguration<SessionWait>
{
    public void Configure(EntityTypeBuilder<SessionWait> builder)
    {
        builder.HasKey(w => new { w.SessionId, w.RegistrationId });
        builder.HasOne<Session>().WithMany().HasForeignKey(w => w.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(w => w.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.SessionId, w.Since });
    }
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.HasKey(a => new { a.SessionId, a.RegistrationId });
        builder.HasOne<Session>().WithMany().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registration>().WithMany().HasForeignKey(a => a.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MinutesMapping : IEntityTypeConfiguration<Minutes>
{
    public void Configure(EntityTypeBuilder<Minutes> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Session>().WithOne().HasForeignKey<Minutes>(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Revisions).WithOne().HasForeignKey(r => r.MinutesId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MinutesRevisionMapping : IEntityTypeConfiguration<MinutesRevision>
{
    public void Configure(EntityTypeBuilder<MinutesRevision> builder)
    {
        builder.HasKey(r => new { r.MinutesId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.Property(r => r.Markdown).HasMaxLength(Lengths.Long);
        builder.Property(r => r.Decisions).HasMaxLength(20_000);
        builder.Property(r => r.Tasks).HasMaxLength(20_000);
        builder.Property(r => r.Author).HasMaxLength(Lengths.Name);
    }
}

internal sealed class MinutesDeliveryMapping : IEntityTypeConfiguration<MinutesDelivery>
{
    public void Configure(EntityTypeBuilder<MinutesDelivery> builder)
    {
        builder.HasKey(d => new { d.MinutesId, d.RegistrationId });
        builder.HasOne<Minutes>().WithMany().HasForeignKey(d => d.MinutesId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(d => d.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DoneTaskMapping : IEntityTypeConfiguration<DoneTask>
{
    public void Configure(EntityTypeBuilder<DoneTask> builder)
    {
        builder.HasKey(d => new { d.MinutesId, d.TaskKey });
        builder.Property(d => d.TaskKey).HasMaxLength(Lengths.Key);
        builder.HasOne<Minutes>().WithMany().HasForeignKey(d => d.MinutesId).OnDelete(DeleteBehavior.Cascade);
    }
}
