using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class MailFileMapping : IEntityTypeConfiguration<MailFile>
{
    public void Configure(EntityTypeBuilder<MailFile> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(FileRules.MaxNameLength);
        builder.Property(f => f.MediaType).HasMaxLength(Lengths.Key);
        builder.HasOne<Event>().WithMany().HasForeignKey(f => f.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Content).WithOne().HasForeignKey<MailFileContent>(content => content.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MailFileContentMapping : IEntityTypeConfiguration<MailFileContent>
{
    public void Configure(EntityTypeBuilder<MailFileContent> builder) => builder.HasKey(content => content.FileId);
}

internal sealed class MailRuleFileMapping : IEntityTypeConfiguration<MailRuleFile>
{
    public void Configure(EntityTypeBuilder<MailRuleFile> builder)
    {
        builder.ToTable("MailRuleFiles");
        builder.HasKey(f => new { f.RuleId, f.FileId });
        // What a rule sends is not deleted under it.
        builder.HasOne<MailFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
