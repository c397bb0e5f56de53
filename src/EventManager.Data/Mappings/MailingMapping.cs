using EventManager.Data.Conventions;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.Purpose);
        // Of mails that wait since before: neither the first nor the last.
        builder.Property(m => m.Priority).HasDefaultValue((int)MailPurpose.Notice).HasSentinel(-1);
        builder.Property(m => m.Kind).HasMaxLength(Lengths.Key).IsExact();
        builder.Property(m => m.ToAddress).HasMaxLength(Lengths.Email);
        builder.Property(m => m.ToName).HasMaxLength(Lengths.SearchName);
        builder.Property(m => m.Language).HasMaxLength(Lengths.Language);
        builder.Property(m => m.Arguments).HasMaxLength(Lengths.Text);
        builder.Property(m => m.OnceKey).HasMaxLength(Lengths.Name);
        builder.Property(m => m.LastError).HasMaxLength(1_000);
        builder.Property(m => m.SentText).HasMaxLength(Lengths.Long).HasDefaultValue("");
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Restrict);
        // As they are claimed: of many thousands that wait the first few, without sorting them all.
        builder.HasIndex(m => new
        {
            m.State,
            m.Priority,
            m.DueAt,
        });
        builder.HasIndex(m => m.OnceKey).IsUnique();
        builder.HasIndex(m => m.ClaimId);
        builder.HasIndex(m => new { m.EventId, m.CreatedAt });
        builder.HasIndex(m => m.SubjectId);
    }
}

internal sealed class MailedAddressMapping : IEntityTypeConfiguration<MailedAddress>
{
    public void Configure(EntityTypeBuilder<MailedAddress> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.Since);
    }
}

internal sealed class MailWordingMapping : IEntityTypeConfiguration<MailWording>
{
    public void Configure(EntityTypeBuilder<MailWording> builder)
    {
        builder.HasKey(w => new { w.EventId, w.Kind });
        builder.Property(w => w.Kind).HasMaxLength(Lengths.Key);
        builder.Words(w => w.Subject, Lengths.Name).Words(w => w.Opening, Lengths.Text);
        builder.HasOne<Event>().WithMany().HasForeignKey(w => w.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MailWordingVersionMapping : IEntityTypeConfiguration<MailWordingVersion>
{
    public void Configure(EntityTypeBuilder<MailWordingVersion> builder)
    {
        builder.HasKey(v => new
        {
            v.EventId,
            v.Kind,
            v.Number,
        });
        builder.Property(v => v.Kind).HasMaxLength(Lengths.Key);
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Subject).HasMaxLength(Lengths.Translations);
        builder.Property(v => v.Opening).HasMaxLength(Lengths.Translations);
        builder.HasOne<Event>().WithMany().HasForeignKey(v => v.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.HasKey(j => j.Name);
        builder.Property(j => j.Name).HasMaxLength(Lengths.Key);
        builder.Property(j => j.LastError).HasMaxLength(1_000);
        builder.Property(j => j.Node).HasMaxLength(Lengths.Name);
    }
}
