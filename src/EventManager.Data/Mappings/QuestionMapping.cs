using EventManager.Data.Conventions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Code).HasMaxLength(QuestionRules.MaxCodeLength);
        builder.Words(q => q.Label, Lengths.Line).Words(q => q.Help, Lengths.Line);
        builder.Property(q => q.CategoryCode).HasMaxLength(TicketCategory.MaxCodeLength).IsExact();
        builder.Property(q => q.ShownIfCode).HasMaxLength(QuestionRules.MaxCodeLength).IsExact();
        builder.Property(q => q.ShownIfAnswer).HasMaxLength(QuestionRules.MaxCodeLength).IsExact();
        builder.HasOne<Event>().WithMany().HasForeignKey(q => q.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(q => q.Choices).WithOne().HasForeignKey(c => c.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(q => new { q.EventId, q.Code }).IsUnique();
    }
}

internal sealed class QuestionChoiceMapping : IEntityTypeConfiguration<QuestionChoice>
{
    public void Configure(EntityTypeBuilder<QuestionChoice> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(QuestionRules.MaxCodeLength);
        builder.Words(c => c.Label, Lengths.Line);
        builder.HasIndex(c => new { c.QuestionId, c.Code }).IsUnique();
    }
}

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Value).HasMaxLength(Lengths.Text);
        builder.HasOne<Registration>().WithMany().HasForeignKey(a => a.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Question>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.RegistrationId, a.QuestionId }).IsUnique();
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(FileRules.MaxNameLength);
        builder.Property(f => f.MediaType).HasMaxLength(Lengths.Key);
        builder.HasOne<Registration>().WithMany().HasForeignKey(f => f.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CompanyAccessMapping : IEntityTypeConfiguration<CompanyAccess>
{
    public void Configure(EntityTypeBuilder<CompanyAccess> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Company).HasMaxLength(Lengths.Name);
        builder.Property(c => c.NormalizedName).HasMaxLength(Lengths.Name);
        builder.Property(c => c.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(c => c.OfficerName).HasMaxLength(Lengths.Name);
        builder.Property(c => c.OfficerEmail).HasMaxLength(Lengths.Email);
        builder.Property(c => c.Domains).HasMaxLength(Lengths.Text);
        builder.Property(c => c.AdmittedAddresses).HasMaxLength(Lengths.Long * 6);
        builder.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.EventId, c.NormalizedName }).IsUnique();
    }
}
