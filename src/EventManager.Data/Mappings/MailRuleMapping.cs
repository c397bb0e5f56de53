using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class MailRuleMapping : IEntityTypeConfiguration<MailRule>
{
    public void Configure(EntityTypeBuilder<MailRule> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Timing);
        builder.Ignore(r => r.Choice);
        builder.Property(r => r.Filter).HasMaxLength(Lengths.Text).HasDefaultValue("");
        builder.Property(r => r.NotMailed).HasMaxLength(Lengths.Text).HasDefaultValue("");
        builder.Property(r => r.NotAmong).HasMaxLength(Lengths.Long).HasDefaultValue("");
        builder.Property(r => r.NotTo).HasMaxLength(Lengths.Long).HasDefaultValue("");
        builder.Property(r => r.Mail).HasMaxLength(Lengths.Key);
        builder.Property(r => r.ApprovedHash).HasMaxLength(Lengths.Key).HasDefaultValue("");
        builder.Property(r => r.Halt).HasDefaultValue(MailHalt.None).HasSentinel((MailHalt)(-1));
        builder.Property(r => r.Made).HasDefaultValue(MadeFiles.None).HasSentinel((MadeFiles)(-1));
        builder.Words(r => r.Subject, Lengths.Name).Words(r => r.Body, Lengths.Text);
        builder.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.RuleId).OnDelete(DeleteBehavior.Cascade);
        // What was approved is compared with them wherever a rule is looked at.
        builder.Navigation(r => r.Files).AutoInclude();
    }
}

internal sealed class RuleWordVersionMapping : IEntityTypeConfiguration<RuleWordVersion>
{
    public void Configure(EntityTypeBuilder<RuleWordVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Subject).HasMaxLength(Lengths.Translations);
        builder.Property(v => v.Body).HasMaxLength(Lengths.Translations);
        builder.HasOne<MailRule>().WithMany().HasForeignKey(v => v.RuleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(v => new { v.RuleId, v.Number }).IsUnique();
    }
}

internal sealed class MailLedgerMapping : IEntityTypeConfiguration<MailLedgerEntry>
{
    public void Configure(EntityTypeBuilder<MailLedgerEntry> builder)
    {
        builder.ToTable("MailLedger");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<Event>().WithMany().HasForeignKey(l => l.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<MailRule>().WithMany().HasForeignKey(l => l.RuleId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(l => new
            {
                l.RuleId,
                l.RecipientId,
                l.AboutId,
                l.OccasionAt,
            })
            .IsUnique();
        builder.HasIndex(l => l.MailId);
        builder.HasIndex(l => new { l.EventId, l.WrittenAt });
    }
}
