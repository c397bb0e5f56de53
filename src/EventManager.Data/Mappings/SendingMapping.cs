using EventManager.Data.Conventions;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class SuppressionMapping : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("Suppressions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Status).HasMaxLength(Lengths.Key);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.AddressId);
        builder.HasIndex(s => s.EventId);
    }
}

internal sealed class MailBounceMapping : IEntityTypeConfiguration<MailBounce>
{
    public void Configure(EntityTypeBuilder<MailBounce> builder)
    {
        builder.ToTable("MailBounces");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Status).HasMaxLength(Lengths.Key);
        builder.HasOne<OutboxMail>().WithMany().HasForeignKey(b => b.MailId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => b.MailId);
        builder.HasIndex(b => b.At);
    }
}

internal sealed class MailChoiceMapping : IEntityTypeConfiguration<MailChoice>
{
    public void Configure(EntityTypeBuilder<MailChoice> builder)
    {
        builder.ToTable("MailChoices");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.TextVersion).HasMaxLength(Lengths.Key);
        builder.HasIndex(c => new { c.AddressId, c.At });
    }
}

internal sealed class SharedMomentMapping : IEntityTypeConfiguration<SharedMoment>
{
    public void Configure(EntityTypeBuilder<SharedMoment> builder)
    {
        builder.ToTable("SharedMoments");
        builder.HasKey(m => m.Name);
        builder.Property(m => m.Name).HasMaxLength(Lengths.Email + Lengths.Key).IsExact();
    }
}

internal sealed class SendingBreakMapping : IEntityTypeConfiguration<SendingBreak>
{
    public void Configure(EntityTypeBuilder<SendingBreak> builder)
    {
        builder.ToTable("SendingBreaks");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.LastError).HasMaxLength(1_000);
    }
}
